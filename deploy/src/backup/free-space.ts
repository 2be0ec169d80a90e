import { statfsSync } from 'node:fs';
import { LaunchFailure } from '../launch-failure.ts';

/** Log that is written meanwhile. */
const RESERVE = 200e6;

const megabytesOf = (bytes: number): number => Math.ceil(bytes / 1e6);

/** @throws LaunchFailure where the disk of a folder has less than that free, a tenth more, and room for what is written meanwhile */
export function requireFree(folder: string, bytes: number, free = freeBytes(folder)): void {
  const needed = bytes * 1.1 + RESERVE;
  if (free >= needed) return;
  throw new LaunchFailure(
    `${megabytesOf(needed)} MB are needed on the disk of ${folder}, ${megabytesOf(free)} MB are free. Free some space, or name a folder on another disk.`,
  );
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
