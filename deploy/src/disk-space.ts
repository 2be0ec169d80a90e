import { statfsSync } from 'node:fs';
import { LaunchFailure } from './launch-failure.ts';

/** PostgreSQL, Temporal's database, logs and the stand-ins' ledgers of a demo town. */
const NEEDED_BYTES = 1e9;

/** Throws a sentence when the folder's disk has less than 1 GB left; a database that runs full later is worse. */
export function requireDiskSpace(folder: string, free = freeBytes(folder)): void {
  if (free >= NEEDED_BYTES) return;
  const megabytes = Math.floor(free / 1e6);
  throw new LaunchFailure(
    `Only ${megabytes} MB are free on the disk of ${folder}; 1 GB is needed. Free some space, or set KARTA_HOME to a folder on another disk, then start again.`,
  );
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
