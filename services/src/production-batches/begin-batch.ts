import { randomUUID } from 'node:crypto';
import type { NewBatch } from '@karta/contracts';
import { ProductionBatch, ProductionBatchItem, Station, Task, writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { areAtBureau, itemsAtBureau } from '../bureau/settle-item.ts';
import { actorOf, type Doer } from '../doer.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';
import { advanceBatch, waitingTasks } from './advance-batch.ts';

/**
 * Begins a batch at a station with those of the chosen cards that still wait at its point and are in no other batch; the first
 * one is begun at once. Returns its id. @throws CardError BATCH_STATION_TAKEN, BATCH_NOTHING_WAITS,
 * PRODUCTION_AT_BUREAU where an outside firm makes them
 */
export async function beginBatch(
  trx: Knex,
  { pickupPointId, id: stationId }: Station,
  taskIds: NewBatch['taskIds'],
  by: Doer,
): Promise<string> {
  // Two that begin one at this station come one after the other.
  await Station.query(trx).findById(stationId).select('id').forNoKeyUpdate();
  const other = await ProductionBatch.query(trx).findOne({ stationId }).whereNot('state', 'ended');
  if (other) throw new CardError('BATCH_STATION_TAKEN');
  const taken = await freeCards(trx, pickupPointId, taskIds);
  if (taken.length === 0)
    throw new CardError((await areAtBureau(trx, taskIds)) ? 'PRODUCTION_AT_BUREAU' : 'BATCH_NOTHING_WAITS');
  const id = randomUUID();
  await ProductionBatch.query(trx).insert({
    ...{ id, pickupPointId, stationId },
    operatorId: by.id,
    state: 'running',
    startedAt: by.now,
  });
  await ProductionBatchItem.query(trx).insert(
    taken.map((taskId, position) => ({ batchId: id, taskId, position, state: 'waiting' as const })),
  );
  const facts = { station: stationId, cards: taken.length };
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'production-batch.begin',
    subjectKind: 'production-batch',
    subjectId: id,
    facts,
  });
  await advanceBatch(trx, id, by.now);
  await tellTaskLists(trx);
  return id;
}

/** Those that wait at the point and are in no batch, in the order in which they were named; held until the transaction ends. */
async function freeCards(trx: Knex, pickupPointId: string, taskIds: readonly string[]): Promise<string[]> {
  await Task.query(trx).whereIn('id', taskIds).orderBy('id').select('id').forNoKeyUpdate();
  const inBatch = trx('production_batch_items').whereIn('state', ['waiting', 'in-work']).select('taskId');
  const free: string[] = await waitingTasks(trx)
    .where('tasks.pickupPointId', pickupPointId)
    .whereIn('tasks.id', taskIds)
    .whereNotIn('tasks.id', inBatch)
    .whereNotExists(itemsAtBureau(trx))
    .pluck('tasks.id');
  return [...new Set(taskIds)].filter((id) => free.includes(id));
}

/** Is the card in a batch, and has not been begun? */
export async function waitsInBatch(trx: Knex, taskId: string): Promise<boolean> {
  return (await ProductionBatchItem.query(trx).findOne({ taskId, state: 'waiting' })) !== undefined;
}
