import { readdirSync, readlinkSync } from 'node:fs';

/** How many files of a folder this process holds open, those without a name included (Linux alone; NaN elsewhere). */
export function openHandlesIn(folder: string): number {
  if (process.platform !== 'linux') return Number.NaN;
  return readdirSync('/proc/self/fd').filter((handle) => {
    try {
      return readlinkSync(`/proc/self/fd/${handle}`).startsWith(`${folder}/`);
    } catch {
      return false; // closed meanwhile
    }
  }).length;
}
