import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RunningChild {
  name: string;
  pid: number;
  /** Start time of the process as the system gives it; tells a recycled pid from ours. */
  startedAt: string;
}

/** What one start leaves for the next: passwords, ports, and who is running. Mode 0600. */
export interface LaunchState {
  ports: Record<string, number>;
  secrets: Record<string, string>;
  children: RunningChild[];
  launcher?: RunningChild;
  /** Settings by which a command reaches the records of this city. */
  records?: Record<string, string>;
}

const EMPTY: LaunchState = { ports: {}, secrets: {}, children: [] };

/** Reads the state of the folder; an absent file is an empty state. */
export function readState(folder: string): LaunchState {
  const file = join(folder, 'launch.json');
  return existsSync(file) ? { ...EMPTY, ...(JSON.parse(readFileSync(file, 'utf8')) as LaunchState) } : { ...EMPTY };
}

/** Replaces the state in one step, so that a kill leaves the old or the new one. */
export function writeState(folder: string, state: LaunchState): void {
  const file = join(folder, 'launch.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
