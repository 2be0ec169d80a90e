import { provisionDatabase, provisionRole, connect, ensureMasterKey, openInstallation, urlOfDatabase } from '@karta/db';
import { registerDemoCity, seedDemoCity } from '@karta/db/demo';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.ts';
import { canConnect } from './postgres.ts';
import type { LaunchState } from './state-file.ts';

export interface Databases {
  platformUrl: string;
  keysUrl: string;
  masterKeyFile: string;
}

/** Creates, migrates and fills the databases of the demo city; does nothing twice. */
export async function prepareDatabases(adminUrl: string, folder: string, state: LaunchState): Promise<Databases> {
  if (!(await canConnect(adminUrl))) {
    throw new LaunchFailure(
      'PostgreSQL does not answer at DATABASE_URL. Check the address, the password and that it runs, then start again.',
    );
  }
  const to = { adminUrl, applicationRole: 'karta_app', applicationPassword: secret(state, 'application') };
  await provisionRole(to);
  const platformUrl = await provisionDatabase(to, 'karta_platform', 'platform');
  const keysUrl = await provisionDatabase(to, 'karta_keys', 'keys');
  await provisionDatabase(to, 'karta_nowa_rzeczna', 'city');

  const platform = connect(urlOfDatabase(adminUrl, 'karta_platform'), 1);
  await registerDemoCity(platform).finally(() => platform.destroy());
  const masterKeyFile = join(folder, 'master-key');
  if (!existsSync(masterKeyFile)) await refuseNewKey(keysUrl, masterKeyFile);
  ensureMasterKey(masterKeyFile);
  const installation = await openInstallation({ platformUrl, keysUrl, masterKeyFile, poolSize: 2 });
  try {
    await seedDemoCity(installation.city('nowa-rzeczna'), {
      password: secret(state, 'demoPassword'),
      stationToken: secret(state, 'station'),
      partnerSecret: secret(state, 'partner'),
    });
  } finally {
    await installation.close();
  }
  return { platformUrl, keysUrl, masterKeyFile };
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
