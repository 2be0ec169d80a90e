import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from '../launch-failure.ts';
import { readState } from '../state-file.ts';

/**
 * The data folder of the bundled PostgreSQL that an installation runs on.
 * @throws LaunchFailure where it runs on a PostgreSQL of its own, which its administrators save by their tools
 */
export function requireBundled(home: string, adminUrl: string): string {
  const data = join(home, 'postgres');
  const isBundled =
    existsSync(join(data, 'PG_VERSION')) && Number(new URL(adminUrl).port) === readState(home).ports['postgres'];
  if (isBundled) return data;
  throw new LaunchFailure(
    'This installation runs on a PostgreSQL of your own: save it by the tools of its administrators, all databases at one moment. deploy/README.md names them.',
  );
}
