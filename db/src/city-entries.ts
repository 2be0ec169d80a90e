import { randomBytes, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Knex } from 'knex';
import { sealChannels, type CityChannels } from './city-channels.ts';
import type { CityRow } from './city-directory.ts';
import type { Vault } from './vault/vault.ts';

export interface NewCity {
  id: string;
  name: string;
  database: string;
  hosts: readonly string[];
  zone?: string;
  portalUrl: string;
  officeUrl: string;
  channels: CityChannels;
}

export type ListedCity = Pick<CityRow, 'id' | 'name' | 'state' | 'hosts' | 'portalUrl'>;

/** The cities of the platform's table, removed ones among them. */
export function listCities(platform: Knex): Promise<ListedCity[]> {
  return platform('cities').select('id', 'name', 'state', 'hosts', 'portalUrl').orderBy('id');
}

/**
 * Enters a city; programs that run serve it within seconds. Its channels are sealed under its own key.
 * Violates `cities_pk` or `cities_database_unique` where there is one already.
 */
export async function enterCity(platform: Knex, vault: Vault, { channels, ...city }: NewCity): Promise<void> {
  await platform('cities').insert({ ...city, ...(await sealChannels(vault, channels)) });
}

/** Serves, pauses or removes a city; its databases stay as they are. @returns false where there is no such city */
export async function setCityState(platform: Knex, id: string, state: CityRow['state']): Promise<boolean> {
  return (await platform('cities').where({ id }).update({ state })) > 0;
}

/** Lets somebody into the office of a new city, so that there is one who may let others in. @returns the password */
export async function addFirstAdministrator(city: Knex, who: { email: string; name: string }): Promise<string> {
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const id = randomUUID();
  await city('operators').insert({ id, ...who, unit: '', passwordHash });
  await city('operator_roles').insert({ operatorId: id, roleCode: 'admin' });
  return password;
}
