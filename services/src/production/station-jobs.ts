import type { StationReport } from '@karta/contracts';
import { Card, StationJob, putInOutbox, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { getClaimed, type StationClaim } from './claimed-job.ts';
import { requireEncoded } from '../chips/station-chip.ts';
import { requireEnrolled } from '../stations/return-jobs.ts';

/** The agent prolongs it three times within its length; a claim whose answer was lost is given again after it. */
export const LEASE_SECONDS = 15;
const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_SECONDS * 1000);

/**
 * The next job of the station under a new fencing token, if one waits; a job whose lease lapsed is given again.
 * @throws CardError NOT_SIGNED_IN where the station was revoked meanwhile
 */
export async function claimStationJob(trx: Knex, stationId: string, now: Date): Promise<StationJob | undefined> {
  await requireEnrolled(trx, stationId);
  const free = await StationJob.query(trx)
    .where({ stationId })
    .where((either) =>
      either.where('state', 'waiting').orWhere((late) => late.where('state', 'claimed').where('leaseUntil', '<', now)),
    )
    .whereExists(trx('cards').whereRaw('cards.id = station_jobs.card_id').where('cards.state', 'in-production'))
    .where((order) => order.where('phase', 'produce').orWhereNotExists(cardUnderWay(trx)))
    .orderBy('createdAt')
    .forUpdate()
    .skipLocked()
    .first();
  if (!free) return undefined;
  const claim = { state: 'claimed', fencing: free.fencing + 1, leaseUntil: leaseFrom(now) } as const;
  return StationJob.query(trx).patchAndFetchById(free.id, claim);
}

/**
 * Another card of the station whose chip has been read and which is not made yet: its blank still lies on the reader, so the next
 * card waits for its own. What waits for a person does not hold the others up.
 */
function cardUnderWay(trx: Knex): Knex.QueryBuilder {
  return trx('production_tasks as other')
    .whereRaw('other.station_id = station_jobs.station_id and other.card_id <> station_jobs.card_id')
    .whereRaw(
      `(other.step in ('printing', 'verifying') or other.step = 'reading-chip' and 'done' =
        (select latest.state from station_jobs latest where latest.card_id = other.card_id and latest.phase = 'read-uid' order by latest.created_at desc limit 1))`,
    )
    .select(trx.raw('1'));
}

/** The agent is still at it. @throws CardError NOT_FOUND, STALE_CLAIM */
export async function extendStationLease(trx: Knex, claim: StationClaim, now: Date): Promise<void> {
  const job = await getClaimed(trx, claim);
  if (job.state !== 'claimed') throw new CardError('STALE_CLAIM');
  await StationJob.query(trx)
    .findById(job.id)
    .patch({ leaseUntil: leaseFrom(now) });
}

/** States that end a job. */
const ENDS: Record<string, 'done' | 'failed'> = {
  'uid-read': 'done',
  verified: 'done',
  failed: 'failed',
  unknown: 'failed',
};

/**
 * A fact about a job: stored with the signal to its saga in one transaction. Repeating it is harmless; a late agent is
 * refused. @throws CardError NOT_FOUND, STALE_CLAIM, CHIP_NOT_ENCODED
 */
export async function reportStationJob(
  trx: Knex,
  city: City,
  claim: StationClaim,
  report: StationReport,
): Promise<void> {
  const job = await getClaimed(trx, claim);
  if (report.phase !== job.phase) throw new CardError('STALE_CLAIM');
  if (report.state === 'encoded') await requireEncoded(trx, job.cardId, job.chipKeyVersion);
  const { state, code } = report;
  const added = await trx('station_reports')
    .insert({ jobId: job.id, state, code })
    .onConflict(['job_id', 'state'])
    .ignore()
    .returning('job_id');
  if (added.length === 0) return;
  if (job.state !== 'claimed') throw new CardError('STALE_CLAIM');
  await store(trx, city, job, report);
  const payload = { jobId: job.id, phase: job.phase, state, ...(code && { code }) };
  await putInOutbox(trx, { kind: 'station-report', workflowId: job.workflowId, payload });
  await writeAudit(trx, {
    actorKind: 'station',
    actorId: claim.stationId,
    act: `station.${state}`,
    subjectKind: 'card',
    subjectId: job.cardId,
    facts: { jobId: job.id, code: code ?? null },
  });
}

async function store(trx: Knex, city: City, job: StationJob, report: StationReport): Promise<void> {
  const end = ENDS[report.state];
  const now = city.clock.now();
  const seen = report.state === 'uid-read' && report.uid ? await sealUid(trx, city, job, report.uid) : {};
  await StationJob.query(trx)
    .findById(job.id)
    .patch({
      ...seen,
      ...(end ? { state: end, endedAt: now, leaseUntil: null } : { leaseUntil: leaseFrom(now) }),
      ...(report.code && { code: report.code }),
    });
}

async function sealUid(trx: Knex, city: City, job: StationJob, uid: string) {
  const { keyId } = await Card.query(trx).findById(job.cardId).throwIfNotFound();
  return {
    uid: await city.vault.seal(keyId, { table: 'station_jobs', row: job.id, column: 'uid' }, uid),
    uidIndex: await city.vault.blindIndex('chip-uid', uid),
  };
}
