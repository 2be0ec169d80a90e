import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StationFailureCode, StationPhase } from '@karta/contracts';

/**
 * Where a job stands. CLAIMED begins a run, RECLAIMED is the same run under a new fencing token.
 * REPORTED: the server has the result; ACKED: nothing is left to do. Each is on disk before the act that it announces.
 */
export type JournalState =
  | 'CLAIMED'
  | 'RECLAIMED'
  | 'ENCODING'
  | 'ENCODED'
  | 'SUBMITTING'
  | 'ACCEPTED'
  | 'PRINTED'
  | 'VERIFIED'
  | 'FAILED'
  | 'UNKNOWN'
  | 'REPORTED'
  | 'ACKED';

/** Neither UID nor name stands here: they are in the sealed spool. */
export type JournalEntry = {
  jobId: string;
  phase: StationPhase;
  state: JournalState;
  at: string;
  token?: number;
  leaseSeconds?: number;
  ippJobId?: number;
  code?: StationFailureCode;
  detail?: string;
};

export type Journal = {
  append(entry: Omit<JournalEntry, 'at'>): void;
  /** Entries of one job's phase, oldest first. */
  of(jobId: string, phase: StationPhase): JournalEntry[];
  /** The job that was begun and not ended, if any. */
  open(): JournalEntry | undefined;
  /** When something was done last, for the self-check page. */
  last(): JournalEntry | undefined;
  close(): void;
};

/** An append-only file of JSON lines, flushed to disk with every entry. */
export function openJournal(path: string, now: () => Date = () => new Date()): Journal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // The last line may be cut by a kill: then what it announces was not begun.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const entries = whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line): JournalEntry => JSON.parse(line));
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  const file = openSync(path, 'a', 0o600);

  return {
    append(entry) {
      const full = { ...entry, at: now().toISOString() };
      writeSync(file, `${JSON.stringify(full)}\n`);
      fsyncSync(file);
      entries.push(full);
    },
    of: (jobId, phase) => entries.filter((entry) => entry.jobId === jobId && entry.phase === phase),
    open() {
      const last = entries.at(-1);
      return last === undefined || last.state === 'ACKED' ? undefined : last;
    },
    last: () => entries.at(-1),
    close: () => closeSync(file),
  };
}
