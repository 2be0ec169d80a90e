import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.ts';
import { portNotesFolder } from './places.ts';
import { startTimeOf } from './processes.ts';

/** Below the ephemeral range, and Temporal keeps its ports as int2. */
const FIRST = 20_000;
const COUNT = 11_000;

/** True when nothing listens on the port of the loopback address. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Tells other launchers of this user that the port is ours although nothing listens there yet: towns that start side by side
 * would choose the same. A note of a process that is gone counts for nothing; a parent's is ours.
 */
export function reserve(port: number): boolean {
  const file = join(portNotesFolder(), String(port));
  if (note(file)) return true;
  const holder = holderOf(file);
  if (holder !== process.pid && holder !== process.ppid && startTimeOf(holder) !== undefined) return false;
  // what lies there is removed, never written through: it may lead elsewhere
  rmSync(file, { force: true });
  return note(file);
}

function note(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function holderOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** A free port nobody in `taken` has; adds it there. */
export async function choosePort(taken: Set<number>): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (taken.has(port) || !(await isFree(port)) || !reserve(port)) continue;
    taken.add(port);
    return port;
  }
  throw new LaunchFailure('No free port was found between 20000 and 31000. Stop some programs and start again.');
}
