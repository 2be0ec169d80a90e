import type { JournalEntry, JournalState } from './journal.ts';
import type { Lease } from './lease.ts';
import type { ClaimedJob, StationParts } from './station-parts.ts';

/** One run of the second phase. The journal decides what comes next, so that a restart goes on where the last run stood. */
export type Run = { job: ClaimedJob; parts: StationParts; lease: Lease };
export type Fact = Omit<JournalEntry, 'at' | 'jobId' | 'phase'>;

/** The state of the newest run, apart from what was told about it. */
export function workState(entries: readonly JournalEntry[]): JournalState | undefined {
  return newestRun(entries).findLast((entry) => !['RECLAIMED', 'REPORTED', 'ACKED'].includes(entry.state))?.state;
}

/** The entries of the run in hand, oldest first. */
export function entriesOf({ job, parts }: Run): JournalEntry[] {
  return newestRun(parts.journal.of(job.jobId, 'produce'));
}

/** Writes what is known, or about to be done, before anything else happens. */
export function note({ job, parts }: Run, fact: Fact): void {
  parts.journal.append({ jobId: job.jobId, phase: 'produce', ...fact });
}

function newestRun(entries: readonly JournalEntry[]): JournalEntry[] {
  const begin = entries.findLastIndex((entry) => entry.state === 'CLAIMED');
  return entries.slice(Math.max(0, begin));
}
