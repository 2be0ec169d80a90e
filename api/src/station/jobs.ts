import * as contracts from '@karta/contracts';
import { Card, StationJob, putInOutbox, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { stationRoute } from '../http/definition.ts';

/** The agent prolongs it three times within its length; a claim whose answer was lost is given again after it. */
const LEASE_SECONDS = 15;

/** The next job of this station under a new fencing token; a job whose lease lapsed may be claimed again. */
export const claimJob = stationRoute({
  method: 'post',
  path: '/station/claim',
  body: contracts.StationClaim,
  answer: contracts.StationClaimAnswer,
  async handle(_input, { city, actor }) {
    const job = await city.knex.transaction(async (trx) => {
      const now = city.clock.now();
      const free = await StationJob.query(trx)
        .where('stationId', actor.stationId)
        .where((either) =>
          either
            .where('state', 'waiting')
            .orWhere((late) => late.where('state', 'claimed').where('leaseUntil', '<', now)),
        )
        .whereExists(trx('cards').whereRaw('cards.id = station_jobs.card_id').where('cards.state', 'in-production'))
        .where((order) => order.where('phase', 'produce').orWhereNotExists(cardUnderWay(trx)))
        .orderBy('createdAt')
        .forUpdate()
        .skipLocked()
        .first();
      const leaseUntil = leaseFrom(now);
      return (
        free &&
        StationJob.query(trx).patchAndFetchById(free.id, { state: 'claimed', fencing: free.fencing + 1, leaseUntil })
      );
    });
    return { job: job ? await orderOf(city, job) : null };
  },
});

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

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_SECONDS * 1000);
}

async function orderOf(city: City, job: StationJob): Promise<z.infer<typeof contracts.StationJob>> {
  const order = { jobId: job.id, token: job.fencing, phase: job.phase, leaseSeconds: LEASE_SECONDS };
  if (job.phase === 'read-uid' || !job.pdf || !job.uid) return { ...order, card: null };
  const card = await Card.query(city.knex).findById(job.cardId).throwIfNotFound();
  const place = (column: string) => ({ table: 'station_jobs', row: job.id, column });
  const pdf = await city.vault.open(card.keyId, place('pdf'), job.pdf);
  const uid = await city.vault.openText(card.keyId, place('uid'), job.uid);
  return { ...order, card: { number: card.number, uid, pdf: pdf.toString('base64'), digest: job.pdfDigest ?? '' } };
}

/** States that end a job. */
const ENDS: Record<string, 'done' | 'failed'> = {
  'uid-read': 'done',
  verified: 'done',
  failed: 'failed',
  unknown: 'failed',
};

/** A fact about a job: stored with the signal to its saga in one transaction. Repeating it is harmless; a late agent gets 409. */
export const reportJob = stationRoute({
  method: 'post',
  path: '/station/jobs/:jobId/report',
  params: contracts.StationJobParams,
  body: contracts.StationReport,
  transaction: true,
  answer: contracts.StationReportAnswer,
  async handle({ params, body }, { city, actor, trx }) {
    const job = await getClaimed(trx, actor.stationId, params.jobId, body.token);
    if (body.phase !== job.phase) throw new CardError('STALE_CLAIM');
    const { state, code } = body;
    const added = await trx('station_reports')
      .insert({ jobId: job.id, state, code })
      .onConflict(['job_id', 'state'])
      .ignore()
      .returning('job_id');
    if (added.length === 0) return { accepted: true as const };
    if (!['claimed'].includes(job.state)) throw new CardError('STALE_CLAIM');
    await store(trx, city, job, body);
    const payload = { jobId: job.id, phase: job.phase, state, ...(code && { code }) };
    await putInOutbox(trx, { kind: 'station-report', workflowId: job.workflowId, payload });
    await writeAudit(trx, {
      ...{
        actorKind: 'station',
        actorId: actor.stationId,
        act: `station.${state}`,
        subjectKind: 'card',
        subjectId: job.cardId,
      },
      facts: { jobId: job.id, code: code ?? null },
    });
    return { accepted: true as const };
  },
});

async function store(trx: Knex, city: City, job: StationJob, report: contracts.StationReport): Promise<void> {
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

/** The agent is still at it. */
export const extendLease = stationRoute({
  method: 'post',
  path: '/station/jobs/:jobId/extend',
  params: contracts.StationJobParams,
  body: contracts.StationLeaseExtension,
  transaction: true,
  answer: contracts.StationLeaseExtensionAnswer,
  async handle({ params, body }, { city, actor, trx }) {
    const job = await getClaimed(trx, actor.stationId, params.jobId, body.token);
    if (job.state !== 'claimed') throw new CardError('STALE_CLAIM');
    await StationJob.query(trx)
      .findById(job.id)
      .patch({ leaseUntil: leaseFrom(city.clock.now()) });
    return { extended: true as const };
  },
});

/** The job under exactly this claim; a foreign one is absent, an older token is stale. */
async function getClaimed(trx: Knex, stationId: string, jobId: string, token: number): Promise<StationJob> {
  const job = await StationJob.query(trx).findById(jobId).where({ stationId }).forUpdate();
  if (!job) throw new CardError('NOT_FOUND');
  if (job.fencing !== token) throw new CardError('STALE_CLAIM');
  return job;
}
