import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './places.ts';
import { recordsHere } from './records-here.ts';

type Command = 'rebuild' | 'reconcile' | 'teryt' | 'verify-audit';

/**
 * Runs a command of the worker's package for the installation that runs from this clone, or that the environment names; given
 * `records` are the installation, whatever the environment names. Returns its exit code: 0 where all is well, 2 where
 * something is not, 1 where the look failed.
 */
export function runHere(command: Command, args: readonly string[], records?: Readonly<Record<string, string>>): number {
  const done = spawnSync(process.execPath, [join(ROOT, 'activities', 'src', `${command}.ts`), ...args], {
    env: { ...(records ? {} : recordsHere()), ...process.env, ...records, NODE_NO_WARNINGS: '1' },
    stdio: 'inherit',
  });
  return done.status ?? 1;
}
