import { copyFileSync, existsSync, readdirSync, renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const MOST_BYTES = 20 * 1024 * 1024;
const KEPT = 3;

/** A log that has grown large is copied aside and emptied; the programs write on in the same file. The last three are kept. */
export function rotateLogs(folder: string, mostBytes = MOST_BYTES): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.log'))) {
    const log = join(folder, name);
    try {
      if (statSync(log).size > mostBytes) rotate(log);
    } catch {
      // the disk is full, or somebody has taken the file: the next look tries again
    }
  }
}

function rotate(log: string): void {
  copyFileSync(log, `${log}.new`); // first of all: on a full disk nothing is pushed out
  for (let age = KEPT - 1; age >= 1; age -= 1)
    if (existsSync(`${log}.${age}`)) renameSync(`${log}.${age}`, `${log}.${age + 1}`);
  renameSync(`${log}.new`, `${log}.1`);
  truncateSync(log);
}
