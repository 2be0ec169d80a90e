import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './places.ts';
import { recordsHere } from './records-here.ts';

/**
 * Compares the open cases of the installation that runs here, or that the environment names, with Temporal; `--heal` heals what
 * differs. Returns the exit code: 0 where nothing differs any more, 2 where something does, 1 where the look failed.
 */
export function reconcile(args: readonly string[], records?: Readonly<Record<string, string>>): number {
  const done = spawnSync(process.execPath, [join(ROOT, 'activities', 'src', 'reconcile.ts'), ...args], {
    // a given installation is the one, whatever the environment names
    env: { ...(records ? {} : recordsHere()), ...process.env, ...records, NODE_NO_WARNINGS: '1' },
    stdio: 'inherit',
  });
  return done.status ?? 1;
}
