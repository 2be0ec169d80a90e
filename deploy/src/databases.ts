import {
  connect,
  ensureMasterKey,
  listCities,
  openInstallation,
  platformLogin,
  provisionDatabase,
  retireRole,
  urlOfDatabase,
  type Provisioning,
} from '@karta/db';
import { CITY, registerDemoCity, seedDemoCity } from '@karta/db/demo';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.ts';
import { canConnect } from './postgres.ts';
import type { LaunchState } from './state-file.ts';

/** Addresses by which a program reaches the records of all cities. */
export interface Addresses {
  platformUrl: string;
  keysUrl: string;
}

export interface Databases {
  api: Addresses;
  worker: Addresses;
  masterKeyFile: string;
}

/** The role of all programs and databases before each had its own. */
const OLD_ROLE = 'karta_app';
const DEMO_DATABASE = 'karta_nowa_rzeczna';

/** Creates, migrates and fills the databases of the demo city, and migrates those of the others; does nothing twice. */
export async function prepareDatabases(adminUrl: string, folder: string, state: LaunchState): Promise<Databases> {
  if (!(await canConnect(adminUrl))) {
    throw new LaunchFailure(
      'PostgreSQL does not answer at DATABASE_URL. Check the address, the password and that it runs, then start again.',
    );
  }
  const { addresses, databases } = await provisionAll(provisioningOf(adminUrl, state)).catch(refuseTooFewRights);
  const masterKeyFile = join(folder, 'master-key');
  if (!existsSync(masterKeyFile)) await refuseNewKey(addresses.api.keysUrl, masterKeyFile);
  ensureMasterKey(masterKeyFile);
  const installation = await openInstallation({ ...addresses.api, masterKeyFile, poolSize: 2 });
  try {
    await seedDemoCity(installation.city(CITY.id), {
      password: secret(state, 'demoPassword'),
      stationToken: secret(state, 'station'),
      partnerSecret: secret(state, 'partner'),
    });
  } finally {
    await installation.close();
  }
  await retireRole(adminUrl, OLD_ROLE, databases).catch(refuseTooFewRights);
  return { ...addresses, masterKeyFile };
}

/** The roles of the installation that `npm start` runs. */
export function provisioningOf(adminUrl: string, state: LaunchState): Provisioning {
  return {
    adminUrl,
    logins: [platformLogin('api', secret(state, 'api')), platformLogin('worker', secret(state, 'worker'))],
  };
}

async function provisionAll(to: Provisioning) {
  const [api = '', worker = ''] = await provisionDatabase(to, 'karta_platform', 'platform');
  const [apiKeys = '', workerKeys = ''] = await provisionDatabase(to, 'karta_keys', 'keys');
  const platform = connect(urlOfDatabase(to.adminUrl, 'karta_platform'), 1);
  const towns = await registerDemoCity(platform)
    .then(() => listCities(platform))
    .finally(() => platform.destroy());
  await provisionDatabase(to, DEMO_DATABASE, 'city');
  const there = await databasesOf(to.adminUrl);
  const others = towns
    .filter(({ state }) => state !== 'removed')
    .map(({ database }) => database)
    // what is missing is not made anew: it would be an empty town
    .filter((database) => database !== DEMO_DATABASE && there.includes(database));
  for (const database of others) await provisionDatabase(to, database, 'city').catch(tellLeftOut(database));
  return {
    addresses: {
      api: { platformUrl: api, keysUrl: apiKeys },
      worker: { platformUrl: worker, keysUrl: workerKeys },
    },
    databases: ['karta_platform', 'karta_keys', DEMO_DATABASE, ...others],
  };
}

function databasesOf(adminUrl: string): Promise<string[]> {
  const admin = connect(adminUrl, 1);
  return Promise.resolve(admin('pg_database').pluck('datname')).finally(() => admin.destroy());
}

/** One town that cannot be prepared holds up no other. */
const tellLeftOut =
  (database: string) =>
  (error: unknown): void => {
    const { code, message } = error as { code?: string; message: string };
    process.stderr.write(
      `  ! ${database} is not prepared (${code ?? message}): its town is not served before it is.\n`,
    );
  };

const NOT_ALLOWED = '42501';

/** @throws LaunchFailure that names the rights where the server refused them */
export function refuseTooFewRights(error: unknown): never {
  if ((error as { code?: string }).code !== NOT_ALLOWED) throw error;
  throw new LaunchFailure(
    'The role of DATABASE_URL may not prepare the databases. Give it CREATEDB and CREATEROLE, and make it the owner of the databases karta_… and temporal… that there are (deploy/README.md), then start again.',
  );
}

/** A key is made for an empty key database alone: another one would open nothing of what is there. */
async function refuseNewKey(keysUrl: string, masterKeyFile: string): Promise<void> {
  const keys = connect(keysUrl, 1);
  const isUsed = await keys('data_keys')
    .first('id')
    .finally(() => keys.destroy());
  if (isUsed) {
    throw new LaunchFailure(
      `The master key of these data is missing. Put the saved file back as ${masterKeyFile}, then start again.`,
    );
  }
}

/** A secret of this start; they are made by `allotSecrets`. */
export function secret(state: LaunchState, name: string): string {
  const value = state.secrets[name];
  if (value === undefined) throw new Error(`no secret ${name}`);
  return value;
}
