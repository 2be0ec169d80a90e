import { LaunchFailure } from './launch-failure.ts';
import { dataFolder } from './places.ts';
import { isRunning } from './processes.ts';
import { readState } from './state-file.ts';

/**
 * Settings by which a command reaches the records of the city that runs from this clone; none where the environment names an
 * installation. @throws LaunchFailure where there is neither
 */
export function recordsHere(): Record<string, string> {
  if (process.env['KARTA_PLATFORM_URL']) return {};
  const { launcher, records } = readState(dataFolder());
  if (launcher && records && isRunning(launcher)) return records;
  throw new LaunchFailure('No city runs here. Start it with `npm start`, or set the settings of deploy/README.md.');
}
