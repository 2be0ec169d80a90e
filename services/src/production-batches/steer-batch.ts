import { ProductionBatch, ProductionBatchItem, ProductionTask, Station, writeAudit } from '@karta/db';
import { CardError, isOfOneCard, type AuditAct } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';
import { advanceBatch, settleBatchItem, stationOfBatch } from './advance-batch.ts';

/** Stops after the card in hand. Doing it again is harmless. @throws CardError NOT_FOUND, BATCH_OVER */
export async function pauseBatch(trx: Knex, id: string, by: Doer): Promise<void> {
  const batch = await openBatch(trx, id);
  if (batch.state === 'paused') return;
  await ProductionBatch.query(trx).findById(id).patch({ state: 'paused', reason: null });
  await note(trx, by, 'production-batch.pause', id);
}

/**
 * Goes on in the name of whoever says so, at another station of the point where one is named.
 * @throws CardError NOT_FOUND, BATCH_OVER, BATCH_STATION_TAKEN, STATION_REVOKED
 */
export async function resumeBatch(trx: Knex, id: string, stationId: string | undefined, by: Doer): Promise<void> {
  const batch = await openBatch(trx, id);
  const at = stationId ?? batch.stationId;
  if (batch.state === 'running' && at === batch.stationId) return;
  await Station.query(trx).findById(at).select('id').forNoKeyUpdate();
  if (!(await stationOfBatch(trx, Object.assign(batch, { stationId: at })))) throw new CardError('STATION_REVOKED');
  const other = await ProductionBatch.query(trx)
    .findOne({ stationId: at })
    .whereNot('state', 'ended')
    .whereNot('id', id);
  if (other) throw new CardError('BATCH_STATION_TAKEN');
  await ProductionBatch.query(trx)
    .findById(id)
    .patch({ state: 'running', reason: null, stationId: at, operatorId: by.id });
  await note(trx, by, 'production-batch.resume', id, { station: at });
  await advanceBatch(trx, id, by.now);
}

/** Leaves what has not been begun as tasks like any other; the card in hand is finished. @throws CardError NOT_FOUND */
export async function endBatch(trx: Knex, id: string, by: Doer): Promise<void> {
  const batch = await ProductionBatch.query(trx).findById(id).forUpdate();
  if (!batch) throw new CardError('NOT_FOUND');
  if (batch.state === 'ended') return;
  const left = await ProductionBatchItem.query(trx)
    .where({ batchId: id, state: 'waiting' })
    .patch({ state: 'left-out', reason: 'BATCH_ENDED' });
  await ProductionBatch.query(trx).findById(id).patch({ state: 'ended', endedAt: by.now });
  await note(trx, by, 'production-batch.end', id, { left });
}

/**
 * The batch goes on without a card: one that it has not begun waits as any other again, of the one in hand the question stays with
 * its task.
 * @throws CardError NOT_FOUND, BATCH_OVER, PRODUCTION_NOT_WAITING, BATCH_STATION_WAITS where the next card would meet the same
 */
export async function leaveOutOfBatch(trx: Knex, id: string, taskId: string, by: Doer): Promise<void> {
  await openBatch(trx, id);
  const item = await ProductionBatchItem.query(trx).findById([id, taskId]);
  if (!item) throw new CardError('NOT_FOUND');
  if (item.state === 'waiting') return takeOut(trx, item, by);
  const made = await ProductionTask.query(trx).findById(taskId).throwIfNotFound();
  if (item.state !== 'in-work' || !made.problem) throw new CardError('PRODUCTION_NOT_WAITING');
  if (!isOfOneCard(made.problem)) throw new CardError('BATCH_STATION_WAITS');
  await note(trx, by, 'production-batch.leave-out', id, { task: taskId, problem: made.problem });
  await settleBatchItem(trx, taskId, { leftOut: made.problem }, by.now);
}

async function takeOut(trx: Knex, { batchId, taskId }: ProductionBatchItem, by: Doer): Promise<void> {
  await note(trx, by, 'production-batch.leave-out', batchId, { task: taskId, problem: null });
  await settleBatchItem(trx, taskId, { leftOut: 'TAKEN_OUT' }, by.now);
}

async function openBatch(trx: Knex, id: string): Promise<ProductionBatch> {
  const batch = await ProductionBatch.query(trx).findById(id).forUpdate();
  if (!batch) throw new CardError('NOT_FOUND');
  if (batch.state === 'ended') throw new CardError('BATCH_OVER');
  return batch;
}

async function note(trx: Knex, by: Doer, act: AuditAct, subjectId: string, facts: object = {}): Promise<void> {
  await writeAudit(trx, { ...actorOf(by), act, subjectKind: 'production-batch', subjectId, facts: { ...facts } });
  await tellTaskLists(trx);
}
