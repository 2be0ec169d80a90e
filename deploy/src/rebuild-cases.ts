import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.ts';
import { dataFolder, ROOT } from './places.ts';
import { isRunning } from './processes.ts';
import { readState } from './state-file.ts';

/**
 * Rebuilds cases of the city that runs from this clone, or of the installation that the environment names. Answers the exit
 * code: 0 when every case was rebuilt, 2 when one was not.
 */
export function rebuildCases(workflowIds: readonly string[]): number {
  const done = spawnSync(process.execPath, [join(ROOT, 'activities', 'src', 'rebuild.ts'), ...workflowIds], {
    env: { ...recordsOfRunningCity(), ...process.env, NODE_NO_WARNINGS: '1' },
    stdio: 'inherit',
  });
  return done.status ?? 1;
}

function recordsOfRunningCity(): Record<string, string> {
  if (process.env['KARTA_PLATFORM_URL']) return {};
  const { launcher, records } = readState(dataFolder());
  if (launcher && records && isRunning(launcher)) return records;
  throw new LaunchFailure('No city runs here. Start it with `npm start`, or set the settings of deploy/README.md.');
}
