import { loginOf, urlOfDatabase, type Login, type Provisioning } from '@karta/db';
import { provisioningOf, type Addresses } from './databases.ts';
import { LaunchFailure } from './launch-failure.ts';
import { dataFolder } from './places.ts';
import { isRunning } from './processes.ts';
import { readState } from './state-file.ts';

/** What a command needs to change the cities of an installation. */
export interface InstallationHere extends Addresses {
  masterKeyFile: string;
  provisioning: Provisioning;
}

/**
 * The installation that the environment names (`KARTA_…` and `DATABASE_URL`, the address of a role that may create databases),
 * else the one that `npm start` runs from this clone. @throws LaunchFailure where there is neither
 */
export function installationHere(): InstallationHere {
  const { env } = process;
  const state = readState(dataFolder());
  const { launcher, records, ports, secrets } = state;
  const isHere = launcher !== undefined && isRunning(launcher);
  const known = env['KARTA_PLATFORM_URL'] ? env : isHere ? records : undefined;
  const own = isHere ? `postgres://postgres:${secrets['postgres']}@127.0.0.1:${ports['postgres']}/postgres` : undefined;
  const adminUrl = env['DATABASE_URL'] ?? own;
  const [platformUrl, keysUrl, masterKeyFile] = NAMES.map((name) => known?.[name]);
  if (!platformUrl || !keysUrl || !masterKeyFile || !adminUrl) {
    throw new LaunchFailure(
      `No city runs here. Start it with \`npm start\`, or set ${NAMES.join(', ')} and DATABASE_URL: see deploy/README.md.`,
    );
  }
  const others = env['KARTA_PLATFORM_URL'] ? [platformUrl, env['KARTA_WORKER_PLATFORM_URL'] ?? platformUrl] : undefined;
  const provisioning = others ? { adminUrl, logins: loginsOf(others) } : provisioningOf(adminUrl, state);
  const database = new URL(platformUrl).pathname.slice(1);
  // cities are entered by whoever owns their table: no program may
  return { platformUrl: urlOfDatabase(adminUrl, database), keysUrl, masterKeyFile, provisioning };
}

const loginsOf = (addresses: readonly string[]): Login[] => {
  const logins = addresses.map(loginOf);
  return logins.filter(({ role }, index) => logins.findIndex((other) => other.role === role) === index);
};

const NAMES = ['KARTA_PLATFORM_URL', 'KARTA_KEYS_URL', 'KARTA_MASTER_KEY_FILE'] as const;
