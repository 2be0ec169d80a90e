import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
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

/** So many entries are read at a start before those of jobs long settled go. */
const MOST_ENTRIES = 2000;
/** Of these jobs at least everything is kept. */
const JOBS_KEPT = 200;

/**
 * An append-only file of JSON lines, flushed to disk with every entry. An entry that does not get there whole is cut off again.
 * @throws Error with a sentence when a line in the middle cannot be read, or an entry cannot be written
 */
export function openJournal(path: string, now: () => Date = () => new Date()): Journal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const entries = shortened(path, readEntries(path));
  const file = openSync(path, 'a', 0o600);
  let size = fstatSync(file).size;

  return {
    append(entry) {
      const full = { ...entry, at: now().toISOString() };
      const line = Buffer.from(`${JSON.stringify(full)}\n`);
      try {
        if (writeSync(file, line) < line.length) throw new Error('no space left');
        fsyncSync(file);
      } catch (error) {
        ftruncateSync(file, size);
        throw new Error(`The journal ${path} cannot be written. Free space on the disk; nothing is begun before.`, {
          cause: error,
        });
      }
      size += line.length;
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

/** A last line without its end was cut by a kill: what it announces was not begun, and it goes. A whole one may have been. */
function readEntries(path: string): JournalEntry[] {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const unended = lines.pop() ?? '';
  const entries = lines.map(parsed);
  const broken = entries.indexOf(undefined);
  if (broken >= 0)
    throw new Error(`Line ${broken + 1} of the journal ${path} cannot be read. Restore the file, or set it aside.`);
  if (unended !== '') {
    truncateSync(path, Buffer.byteLength(lines.map((line) => `${line}\n`).join('')));
    process.stderr.write(`The journal ended in the middle of an entry (${unended.length} signs); they were cut off.\n`);
  }
  return entries.flatMap((entry) => entry ?? []);
}

function parsed(line: string): JournalEntry | undefined {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}

/** Drops what is settled and old; the file is written anew beside the old one and takes its place whole. */
function shortened(path: string, entries: JournalEntry[]): JournalEntry[] {
  if (entries.length <= MOST_ENTRIES) return entries;
  const jobs = [...new Set(entries.map(({ jobId }) => jobId).toReversed())].slice(0, JOBS_KEPT);
  const kept = entries.filter(({ jobId }) => jobs.includes(jobId));
  const beside = `${path}.new`;
  writeFileSync(beside, kept.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600, flush: true });
  renameSync(beside, path);
  return kept;
}
