import { putInOutbox, Station, StationJob } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';

/** Holds the station as it is until the transaction ends. @throws CardError NOT_SIGNED_IN where nobody may work in its name */
export async function requireEnrolled(trx: Knex, stationId: string): Promise<void> {
  const station = await Station.query(trx).findById(stationId).whereNotNull('tokenHash').select('id').forKeyShare();
  if (!station) throw new CardError('NOT_SIGNED_IN');
}

/** Takes from a station what it has in hand; with `waiting` also what it has not begun. Returns how many jobs these were. */
export async function returnJobs(
  trx: Knex,
  stationId: string,
  states: readonly ('waiting' | 'claimed')[],
  now: Date,
): Promise<number> {
  const jobs = await StationJob.query(trx)
    .where({ stationId })
    .whereIn('state', [...states])
    .forUpdate();
  for (const job of jobs) await returnJob(trx, job, now);
  return jobs.length;
}

/**
 * Ends a job that its station will not end, and leads its card to a person: a print that was given out may have come out, so
 * that only who looks can tell; anything else has left nothing behind.
 */
export async function returnJob(trx: Knex, job: StationJob, now: Date): Promise<void> {
  const mayBePrinted = job.phase === 'produce' && job.fencing > 0;
  const state = mayBePrinted ? 'unknown' : 'failed';
  const code = mayBePrinted ? 'PRINT_UNKNOWN' : 'STATION_OFFLINE';
  await StationJob.query(trx).findById(job.id).patch({ state: 'failed', code, endedAt: now, leaseUntil: null });
  const payload = { jobId: job.id, phase: job.phase, state, code } as const;
  await putInOutbox(trx, { kind: 'station-report', workflowId: job.workflowId, payload });
}
