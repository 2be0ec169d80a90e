import type { Provisioning } from '@karta/db';
import type { Databases } from './databases.ts';
import { LaunchFailure } from './launch-failure.ts';
import { dataFolder } from './places.ts';
import { isRunning } from './processes.ts';
import { readState } from './state-file.ts';

/** What a command needs to change the cities of an installation. */
export interface InstallationHere extends Databases {
  provisioning: Provisioning;
}

/**
 * The installation that the environment names (`KARTA_…` and `DATABASE_URL`, the address of a role that may create databases),
 * else the one that `npm start` runs from this clone. @throws LaunchFailure where there is neither
 */
export function installationHere(): InstallationHere {
  const { env } = process;
  const { launcher, records, ports, secrets } = readState(dataFolder());
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
  const { username, password } = new URL(platformUrl);
  const [applicationRole, applicationPassword] = [decodeURIComponent(username), decodeURIComponent(password)];
  return { platformUrl, keysUrl, masterKeyFile, provisioning: { adminUrl, applicationRole, applicationPassword } };
}

const NAMES = ['KARTA_PLATFORM_URL', 'KARTA_KEYS_URL', 'KARTA_MASTER_KEY_FILE'] as const;
