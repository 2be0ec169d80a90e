import { readdirSync, readFileSync } from 'node:fs';
import { readState } from '../deploy/src/state-file.ts';
import type { RunRecord } from './run-record.ts';

const STAND_INS = ['mail-inbox', 'serwersms', 'printer', 'virtual-card'];
const NOT_OURS = ['postgres', 'temporal'];

/** Proportional memory of every part of the town with its child processes (Linux alone; elsewhere nothing is recorded). */
export function measureMemory(folder: string, record: RunRecord): void {
  if (process.platform !== 'linux') return;
  const { children, launcher } = readState(folder);
  for (const { name, pid } of launcher ? [launcher, ...children] : children) {
    const tree = name === 'launcher' ? [pid] : withChildren(pid);
    const value = tree.reduce((sum, each) => sum + proportionalMiB(each), 0);
    record.add({ measure: `memory of ${kindOf(name)}`, of: name, value: Math.round(value * 10) / 10, unit: 'MiB' });
  }
}

function kindOf(name: string): string {
  if (NOT_OURS.includes(name)) return name;
  return STAND_INS.includes(name) ? 'stand-ins' : 'our processes';
}

export function withChildren(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const own = all.filter((name) => parentOf(name) === pid).map(Number);
  return [pid, ...own.flatMap(withChildren)];
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

/** Proportional set size of a process (Linux alone). */
export function proportionalMiB(pid: number): number {
  const line = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

/** The most memory that a process ever had (Linux alone). */
export function peakMiB(pid: number): number {
  const line = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}
