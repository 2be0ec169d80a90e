import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './places.ts';
import { recordsHere } from './records-here.ts';

/**
 * Rebuilds cases of the city that runs from this clone, or of the installation that the environment names. Answers the exit
 * code: 0 when every case was rebuilt, 2 when one was not.
 */
export function rebuildCases(workflowIds: readonly string[]): number {
  const done = spawnSync(process.execPath, [join(ROOT, 'activities', 'src', 'rebuild.ts'), ...workflowIds], {
    env: { ...recordsHere(), ...process.env, NODE_NO_WARNINGS: '1' },
    stdio: 'inherit',
  });
  return done.status ?? 1;
}
