import * as contracts from '@karta/contracts';
import { Card, type City, type StationJob } from '@karta/db';
import { claimStationJob, extendStationLease, LEASE_SECONDS, reportStationJob, turnAtStation } from '@karta/services';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { stationRoute } from '../http/definition.ts';

/** The next job of this station, under a lease. */
export const claimJob = stationRoute({
  method: 'post',
  path: '/station/claim',
  body: contracts.StationClaim,
  transaction: true,
  reads: (_input, { job }) => (job?.card ? { act: 'station.deliver', subjectKind: 'job', subjectId: job.jobId } : null),
  answer: contracts.StationClaimAnswer,
  async handle(_input, { city, actor, trx }) {
    const job = await claimStationJob(trx, actor.stationId, city.clock.now());
    return { job: job ? await orderOf(trx, city, job) : null };
  },
});

async function orderOf(trx: Knex, city: City, job: StationJob): Promise<z.infer<typeof contracts.StationJob>> {
  const order = {
    jobId: job.id,
    token: job.fencing,
    phase: job.phase,
    leaseSeconds: LEASE_SECONDS,
    chip: job.chipKeyVersion ? 'L1' : 'L0',
  } as const;
  if (job.phase === 'read-uid' || !job.pdf || !job.uid) return { ...order, card: null };
  const card = await Card.query(trx).findById(job.cardId).throwIfNotFound();
  const place = (column: string) => ({ table: 'station_jobs', row: job.id, column });
  const pdf = await city.vault.open(card.keyId, place('pdf'), job.pdf);
  const uid = await city.vault.openText(card.keyId, place('uid'), job.uid);
  return { ...order, card: { number: card.number, uid, pdf: pdf.toString('base64'), digest: job.pdfDigest ?? '' } };
}

/** A fact about a job; a repetition is harmless, a late agent is refused. */
export const reportJob = stationRoute({
  method: 'post',
  path: '/station/jobs/:jobId/report',
  params: contracts.StationJobParams,
  body: contracts.StationReport,
  transaction: true,
  answer: contracts.StationReportAnswer,
  async handle({ params, body }, { city, actor, trx }) {
    await reportStationJob(trx, city, { ...actor, jobId: params.jobId, token: body.token }, body);
    return { accepted: true as const };
  },
});

/** The station passes on what the chip on its reader says, and gets the next command for it. */
export const talkToChip = stationRoute({
  method: 'post',
  path: '/station/jobs/:jobId/chip',
  params: contracts.StationJobParams,
  body: contracts.StationChipTalk,
  transaction: true,
  answer: contracts.ChipTurn,
  handle: ({ params, body: { token, ...said } }, { city, actor, trx }) =>
    turnAtStation(trx, city, { ...actor, jobId: params.jobId, token }, said),
});

/** The agent is still at it. */
export const extendLease = stationRoute({
  method: 'post',
  path: '/station/jobs/:jobId/extend',
  params: contracts.StationJobParams,
  body: contracts.StationLeaseExtension,
  transaction: true,
  answer: contracts.StationLeaseExtensionAnswer,
  async handle({ params, body }, { city, actor, trx }) {
    await extendStationLease(trx, { ...actor, jobId: params.jobId, token: body.token }, city.clock.now());
    return { extended: true as const };
  },
});
