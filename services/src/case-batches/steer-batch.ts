import { CaseBatch, CaseBatchItem, writeAudit } from '@karta/db';
import { CardError, type AuditAct, type CaseBatchAct, type CaseBatchState, type Permission } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** Who steers, and what they may. */
export interface Steering extends Doer {
  readonly permissions: readonly Permission[];
}

/** No case is begun any more until it is led on; those that have been sent answer. @throws CardError NOT_FOUND, FORBIDDEN, CASE_BATCH_OVER */
export const pauseCaseBatch = (trx: Knex, id: string, by: Steering): Promise<void> =>
  turn(trx, id, { from: 'running', to: 'paused', act: 'case-batch.pause' }, by);

/** Goes on where it stopped. @throws CardError NOT_FOUND, FORBIDDEN, CASE_BATCH_OVER */
export const resumeCaseBatch = (trx: Knex, id: string, by: Steering): Promise<void> =>
  turn(trx, id, { from: 'paused', to: 'running', act: 'case-batch.resume' }, by);

interface Turn {
  readonly from: CaseBatchState;
  readonly to: CaseBatchState;
  readonly act: AuditAct;
}

/** Doing it again is harmless. */
async function turn(trx: Knex, id: string, { from, to, act }: Turn, by: Steering): Promise<void> {
  const batch = await locked(trx, id, by);
  if (batch.state === to) return;
  if (batch.state !== from) throw new CardError('CASE_BATCH_OVER');
  await CaseBatch.query(trx).findById(id).patch({ state: to });
  await note(trx, act, id, by);
}

/**
 * Cases whose turn has not come are left as they are; those that have been sent answer still. One that waits for a second
 * person is taken back there. @throws CardError NOT_FOUND, FORBIDDEN, CASE_BATCH_OVER
 */
export async function endCaseBatch(trx: Knex, id: string, by: Steering): Promise<void> {
  const batch = await locked(trx, id, by);
  if (batch.state === 'ended' || batch.state === 'asked') throw new CardError('CASE_BATCH_OVER');
  await withdrawRest(trx, id, by.now);
  // what has been sent is settled before it is over
  await CaseBatch.query(trx).findById(id).patch({ state: 'running' });
  await note(trx, 'case-batch.end', id, by);
}

/** A second person has said yes: the cases' turn comes. */
export async function releaseCaseBatch(trx: Knex, id: string): Promise<void> {
  await CaseBatch.query(trx).findById(id).where({ state: 'asked' }).patch({ state: 'running' });
}

/** A second person has said no, or it was taken back. */
export async function dropCaseBatch(trx: Knex, id: string, at: Date): Promise<void> {
  await withdrawRest(trx, id, at);
  await CaseBatch.query(trx).findById(id).where({ state: 'asked' }).patch({ state: 'ended', endedAt: at });
}

/** Whoever may do such an act may steer it. */
const RIGHTS: Readonly<Record<CaseBatchAct, Permission>> = {
  'retry-incident': 'process.repair',
  'skip-incident': 'process.repair',
  'suspend-case': 'process.operate',
  'resume-case': 'process.operate',
  'cancel-case': 'process.operate',
  'migrate-case': 'process.operate',
};

async function locked(trx: Knex, id: string, { permissions }: Steering): Promise<CaseBatch> {
  const batch = await CaseBatch.query(trx).findById(id).forUpdate();
  if (!batch) throw new CardError('NOT_FOUND');
  if (!permissions.includes(RIGHTS[batch.act])) throw new CardError('FORBIDDEN');
  return batch;
}

async function withdrawRest(trx: Knex, batchId: string, at: Date): Promise<void> {
  await CaseBatchItem.query(trx).where({ batchId, state: 'waiting' }).patch({ state: 'withdrawn', settledAt: at });
}

const note = (trx: Knex, act: AuditAct, id: string, by: Doer): Promise<void> =>
  writeAudit(trx, { ...actorOf(by), act, subjectKind: 'case-batch', subjectId: id, facts: {} });
