import type { Knex } from 'knex';
import { systemClock, type Clock } from './clock.ts';
import { connect, urlOfDatabase } from './connect.ts';
import { KeyStore } from './vault/key-store.ts';
import { readMasterKey } from './vault/master-key.ts';
import { Vault } from './vault/vault.ts';

/** One city: its database, its keys, its clock. */
export interface City {
  id: string;
  name: string;
  zone: string;
  hosts: readonly string[];
  isDefault: boolean;
  /** Address of its database for the application's role. */
  databaseUrl: string;
  knex: Knex;
  vault: Vault;
  clock: Clock;
}

export interface Installation {
  cities: readonly City[];
  /** The city of that id; throws when there is none. */
  city(id: string): City;
  /** The city of a Host header; plain localhost picks the default one. */
  cityOfHost(host: string): City | undefined;
  close(): Promise<void>;
}

export interface InstallationSettings {
  platformUrl: string;
  keysUrl: string;
  masterKeyFile: string;
  poolSize?: number;
}

/** Opens every city of the installation. Environment: `KARTA_PLATFORM_URL`, `KARTA_KEYS_URL`, `KARTA_MASTER_KEY_FILE`. */
export async function openInstallation(settings: InstallationSettings): Promise<Installation> {
  const platform = connect(settings.platformUrl, 2);
  const keys = connect(settings.keysUrl, 4);
  const master = readMasterKey(settings.masterKeyFile);
  const rows = await platform('cities').select('id', 'name', 'database', 'hosts', 'zone', 'isDefault').orderBy('id');
  const cities = rows.map((row): City => {
    const databaseUrl = urlOfDatabase(settings.platformUrl, row.database);
    return {
      id: row.id,
      name: row.name,
      zone: row.zone,
      hosts: row.hosts,
      isDefault: row.isDefault,
      databaseUrl,
      knex: connect(databaseUrl, settings.poolSize ?? 10),
      vault: new Vault(new KeyStore(row.id, keys, master)),
      clock: systemClock(row.zone),
    };
  });
  return {
    cities,
    city(id) {
      const city = cities.find((candidate) => candidate.id === id);
      if (!city) throw new Error(`UNKNOWN_CITY ${id}`);
      return city;
    },
    cityOfHost(host) {
      const name = host.replace(/:\d+$/, '').toLowerCase();
      const isLocal = name === 'localhost' || name === '127.0.0.1';
      return cities.find((city) => city.hosts.includes(name) || (isLocal && city.isDefault));
    },
    async close() {
      await Promise.all([platform.destroy(), keys.destroy(), ...cities.map((city) => city.knex.destroy())]);
    },
  };
}

/** The key that a city's workflow payloads are encrypted with, for the payload codec; an older one by its id. */
export function payloadKeyOf(
  installation: Installation,
): (cityId: string, keyId?: string) => Promise<{ keyId: string; key: Uint8Array }> {
  return async (cityId, keyId) => {
    const { keys } = installation.city(cityId).vault;
    if (keyId !== undefined) return { keyId, key: await keys.open(keyId) };
    const { id, key } = await keys.openCityKey('payload');
    return { keyId: id, key };
  };
}

/** The settings of `openInstallation` from the environment; throws a sentence that names a missing one. */
export function installationSettings(env: NodeJS.ProcessEnv): InstallationSettings {
  const read = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`Set ${name}: see deploy/README.md.`);
    return value;
  };
  return {
    platformUrl: read('KARTA_PLATFORM_URL'),
    keysUrl: read('KARTA_KEYS_URL'),
    masterKeyFile: read('KARTA_MASTER_KEY_FILE'),
  };
}
