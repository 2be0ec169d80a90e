import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningChild } from './state-file.ts';

/** The system's start time of a process, or `undefined` when it is gone; a zombie counts as gone. */
export function startTimeOf(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxStartTime(pid);
  if (process.platform === 'win32') return isAlive(pid) ? 'unknown' : undefined;
  const ps = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [stat, ...rest] = ps.stdout.trim().split(/\s+/);
  return ps.status !== 0 || stat === undefined || stat.startsWith('Z') ? undefined : rest.join(' ');
}

function linuxStartTime(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined; // no such process
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
}

/** Is exactly this process still there? */
export function isRunning(child: RunningChild): boolean {
  return startTimeOf(child.pid) === child.startedAt;
}

/** Asks a process to end, waits, then ends it hard. */
export async function endProcess(
  child: RunningChild,
  signal: NodeJS.Signals = 'SIGTERM',
  patienceMs = 8000,
): Promise<void> {
  if (!isRunning(child)) return;
  kill(child.pid, signal);
  const deadline = Date.now() + patienceMs;
  while (isRunning(child) && Date.now() < deadline) await sleep(20);
  if (!isRunning(child)) return;
  kill(child.pid, 'SIGKILL');
  while (isRunning(child)) await sleep(20);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended meanwhile
  }
}
