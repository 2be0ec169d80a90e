import { randomBytes, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Knex } from 'knex';
import { writeAudit } from './audit.ts';
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

export type ListedCity = Pick<CityRow, 'id' | 'name' | 'state' | 'hosts' | 'portalUrl' | 'database'>;

/** The cities of the platform's table, removed ones among them. */
export function listCities(platform: Knex): Promise<ListedCity[]> {
  return platform('cities').select('id', 'name', 'state', 'hosts', 'portalUrl', 'database').orderBy('id');
}

/**
 * Enters a city; programs that run serve it within seconds. Its channels are sealed under its own key.
 * Violates `cities_pk` or `cities_database_unique` where there is one already, `city_hosts_pk` where a host is another's.
 */
export async function enterCity(platform: Knex, vault: Vault, { channels, ...city }: NewCity): Promise<void> {
  await platform('cities').insert({ ...city, ...(await sealChannels(vault, channels)) });
}

/**
 * Serves, pauses or removes a city; its databases stay as they are. Violates `city_hosts_pk` where a removed city's host was
 * given to another. @returns false where there is no such city
 */
export async function setCityState(platform: Knex, id: string, state: CityRow['state']): Promise<boolean> {
  return (await platform('cities').where({ id }).update({ state })) > 0;
}

/** Lets somebody into the office of a new city, so that there is one who may let others in. @returns the password */
export async function addFirstAdministrator(city: Knex, who: { email: string; name: string }): Promise<string> {
  const { password, passwordHash } = await newPassword();
  const id = randomUUID();
  await city('operators').insert({ id, ...who, unit: '', passwordHash });
  await city('operator_roles').insert({ operatorId: id, roleCode: 'admin' });
  return password;
}

/**
 * Gives an active person of the office another password, for one that nobody knows, and ends their sessions. Their second factor
 * goes as well: whoever has neither comes in again.
 * @returns the password; undefined where there is nobody of that address
 */
export async function replacePassword(city: Knex, email: string): Promise<string | undefined> {
  const { password, passwordHash } = await newPassword();
  return city.transaction(async (trx) => {
    const [operator] = await trx('operators').where({ email, isActive: true }).update({ passwordHash }).returning('id');
    if (!operator) return undefined;
    await trx('operator_sessions').whereRaw("sess->>'subject' = ?", [operator.id]).delete();
    await trx('known_devices').where({ kind: 'operator', subject: operator.id }).delete();
    for (const table of ['second_factors', 'recovery_codes', 'operator_tokens'] as const) {
      const of = table === 'operator_tokens' ? { operatorId: operator.id } : { kind: 'operator', subject: operator.id };
      await trx(table).where(of).delete();
    }
    // guesses of strangers do not keep the owner out of what is new
    await trx('rate_limits').whereLike('key', 'sign-in-person:%').delete();
    await writeAudit(trx, {
      actorKind: 'system',
      actorId: null,
      act: 'operator.replace-password',
      subjectKind: 'operator',
      subjectId: operator.id,
    });
    return password;
  });
}

async function newPassword(): Promise<{ password: string; passwordHash: string }> {
  const password = randomBytes(15).toString('base64url');
  return { password, passwordHash: await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }) };
}
