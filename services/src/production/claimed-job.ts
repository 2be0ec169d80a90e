import { StationJob } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';

/** Which job, under which claim of which station. */
export interface StationClaim {
  readonly stationId: string;
  readonly jobId: string;
  readonly token: number;
}

/** The job under exactly this claim; a foreign one is absent, an older token is stale. */
export async function getClaimed(trx: Knex, { jobId, stationId, token }: StationClaim): Promise<StationJob> {
  const job = await StationJob.query(trx).findById(jobId).where({ stationId }).forUpdate();
  if (!job) throw new CardError('NOT_FOUND');
  if (job.fencing !== token) throw new CardError('STALE_CLAIM');
  return job;
}
