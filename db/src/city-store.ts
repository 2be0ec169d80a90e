import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { CityDirectory } from './city-directory.ts';
import type { CityChannels } from './city-channels.ts';
import type { Clock } from './clock.ts';
import { connect } from './connect.ts';
import type { ErasureList } from './erasure-list.ts';
import { beat, isBeating } from './heartbeats.ts';
import { probeSpace } from './probe-space.ts';
import type { CityPart } from './served-city.ts';
import { SetupError } from './told-error.ts';
import type { ChipKeys } from './vault/chip-keys.ts';
import { readMasterKey } from './vault/master-key.ts';
import type { TokenSettings } from './vault/pkcs11-token.ts';
import type { Vault } from './vault/vault.ts';

/** One city: its database, its keys, its clock, its addresses and channels. */
export interface City {
  id: string;
  name: string;
  zone: string;
  hosts: readonly string[];
  isDefault: boolean;
  /** Address of its database for the application's role. */
  databaseUrl: string;
  /** Where its residents and its staff open their pages; links in letters begin with the first. */
  portalUrl: string;
  officeUrl: string;
  /** Where partners' programs and stations reach it. */
  serviceUrl: string;
  channels: CityChannels;
  knex: Knex;
  /** Few connections of their own, with a deadline: no list or search of the office keeps the portal waiting. */
  lists: Knex;
  vault: Vault;
  chipKeys: ChipKeys;
  clock: Clock;
  /** Who was erased, outside of the databases; what comes back with a backup is erased again. */
  erasures: ErasureList;
}

export interface Installation {
  /** The cities that are served now; paused and removed ones are not among them. */
  readonly cities: readonly City[];
  /** The city of that id; throws when it is not served. */
  city(id: string): City;
  /** The keys of a city, served or not: a case that waits is read even while its city is paused. */
  vaultOf(id: string): Vault;
  /**
   * The city of a Host header. @throws CardError UNKNOWN_CITY, CITY_PAUSED, and TEMPORARILY_UNAVAILABLE for one that is
   * just being opened anew
   */
  cityOfHost(host: string): City;
  /**
   * Opens a part for every city now, and for those that come later; closes it when its city is paused, removed or changed.
   * A part that cannot be opened is tried again and stops no other. Resolves after the first round; call it once.
   */
  serve(open: (city: City) => Promise<CityPart>): Promise<void>;
  /** True when the platform database answers, and one city's at least where there are any. */
  isReady(): Promise<boolean>;
  /** Writes 1 MB and takes it back. @throws the database's error, SQLSTATE 53100 where there is no space */
  probeSpace(): Promise<void>;
  /** The program has just done work. @throws when the platform's database is away */
  beat(program: string): Promise<void>;
  /** Whether a program did work in the last seconds. @throws when the platform's database is away */
  isBeating(program: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What holds for a city that says nothing of its own. */
export interface CityDefaults extends CityChannels {
  portalUrl?: string;
  officeUrl?: string;
  serviceUrl?: string;
}

export interface InstallationSettings {
  platformUrl: string;
  keysUrl: string;
  masterKeyFile: string;
  /** The list of who was erased; beside the master key unless told. */
  erasuresFile?: string;
  /** Connections of each city's pool at most; idle ones are closed. */
  poolSize?: number;
  /** How long a statement may take; five minutes unless told. */
  statementMs?: number;
  defaults?: CityDefaults;
  /** The PKCS#11 token that has the keys of chips; without one they are in the database of keys. */
  chipToken?: TokenSettings;
}

/** Reads the directory of cities. Nothing else is opened until a city is asked for something. */
export async function openInstallation(settings: InstallationSettings): Promise<Installation> {
  const platform = connect(settings.platformUrl, 2, settings.statementMs);
  const keys = connect(settings.keysUrl, 4, settings.statementMs);
  const directory = new CityDirectory(settings, platform, { keys, master: readMasterKey(settings.masterKeyFile) });
  const closeAll = async () => {
    await directory.close();
    await Promise.all([platform.destroy(), keys.destroy()]);
  };
  await directory.read().catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });
  return {
    get cities() {
      return directory.cities;
    },
    city(id) {
      const city = directory.cities.find((candidate) => candidate.id === id);
      if (!city) throw new Error(`UNKNOWN_CITY ${id}`);
      return city;
    },
    vaultOf: (id) => directory.vaultOf(id),
    cityOfHost(host) {
      const name = host.replace(/:\d+$/, '').toLowerCase();
      const city = directory.cities.find(({ hosts }) => hosts.includes(name));
      if (city) return city;
      const known = directory.known.find(({ hosts }) => hosts.includes(name));
      if (known) throw new CardError(known.state === 'paused' ? 'CITY_PAUSED' : 'TEMPORARILY_UNAVAILABLE');
      throw new CardError('UNKNOWN_CITY');
    },
    serve: (open) => directory.serve(open),
    isReady: () =>
      Promise.all([
        platform.raw('select 1'),
        directory.cities.length === 0 || Promise.any(directory.cities.map(({ knex }) => knex.raw('select 1'))),
      ]).then(
        () => true,
        () => false, // one of them is away
      ),
    probeSpace: () => probeSpace(platform),
    beat: (program) => beat(platform, program),
    isBeating: (program) => isBeating(platform, program),
    close: closeAll,
  };
}

/** The key that a city's workflow payloads are encrypted with, for the payload codec; an older one by its id. */
export function payloadKeyOf(
  installation: Installation,
): (cityId: string, keyId?: string) => Promise<{ keyId: string; key: Uint8Array }> {
  return async (cityId, keyId) => {
    const { keys } = installation.vaultOf(cityId);
    if (keyId !== undefined) return { keyId, key: await keys.open(keyId) };
    const { id, key } = await keys.openCityKey('payload');
    return { keyId: id, key };
  };
}

/** The settings of `openInstallation` from the environment; throws a sentence that names a missing one. */
export function installationSettings(env: NodeJS.ProcessEnv): InstallationSettings {
  const read = (name: string): string => {
    const value = env[name];
    if (!value) throw new SetupError(`Set ${name}: see deploy/README.md.`);
    return value;
  };
  return {
    platformUrl: read('KARTA_PLATFORM_URL'),
    keysUrl: read('KARTA_KEYS_URL'),
    masterKeyFile: read('KARTA_MASTER_KEY_FILE'),
    ...(env['KARTA_ERASURES_FILE'] && { erasuresFile: env['KARTA_ERASURES_FILE'] }),
    ...(env['KARTA_CHIP_TOKEN_MODULE'] && {
      chipToken: {
        module: env['KARTA_CHIP_TOKEN_MODULE'],
        label: read('KARTA_CHIP_TOKEN'),
        pinFile: read('KARTA_CHIP_TOKEN_PIN_FILE'),
      },
    }),
    defaults: {
      ...(env['PORTAL_URL'] && { portalUrl: env['PORTAL_URL'] }),
      ...(env['OPERATOR_URL'] && { officeUrl: env['OPERATOR_URL'] }),
      ...(env['SERVICE_URL'] && { serviceUrl: env['SERVICE_URL'] }),
      ...(env['SMTP_URL'] && { smtpUrl: env['SMTP_URL'] }),
      ...(env['SERWERSMS_URL'] && { smsUrl: env['SERWERSMS_URL'] }),
      ...(env['SERWERSMS_TOKEN'] && { smsToken: env['SERWERSMS_TOKEN'] }),
    },
  };
}
