import type { Vault } from './vault/vault.ts';

/** How a city's letters and texts leave; what it leaves out is the installation's. */
export interface CityChannels {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  smtpUrl?: string;
  /** The address letters come from; else the office's. */
  mailFrom?: string;
  smsUrl?: string;
  smsToken?: string;
  /** An approved sender name. */
  smsSender?: string;
}

export interface SealedChannels {
  channels: Buffer;
  channelsKeyId: string;
}

const placeOf = (cityId: string) => ({ table: 'cities', row: cityId, column: 'channels' });

/** Seals a city's channels, passwords included, under the city's own key. */
export async function sealChannels(vault: Vault, channels: CityChannels): Promise<SealedChannels> {
  const { id } = await vault.keys.openCityKey('city');
  const sealed = await vault.seal(id, placeOf(vault.keys.cityId), JSON.stringify(channels));
  return { channels: sealed, channelsKeyId: id };
}

/** @throws when the row was sealed for another city or under another key */
export async function openChannels(vault: Vault, sealed: SealedChannels): Promise<CityChannels> {
  return JSON.parse(await vault.openText(sealed.channelsKeyId, placeOf(vault.keys.cityId), sealed.channels));
}
