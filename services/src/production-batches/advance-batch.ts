import { ProductionBatch, ProductionBatchItem, Station, putInOutbox } from '@karta/db';
import type { Knex } from 'knex';
import { idOfKey } from '../id-of-key.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';

/** The station of a batch, while it may work for it. */
export const stationOfBatch = (trx: Knex, { stationId, pickupPointId }: ProductionBatch): Promise<boolean> =>
  Station.query(trx)
    .findById(stationId)
    .where({ pickupPointId })
    .whereNotNull('tokenHash')
    .select('id')
    .then((found) => found !== undefined);

/**
 * A running batch with nothing in hand begins its next card, and is over after the last one. The batch is locked by the
 * caller's transaction from here on; whoever comes second finds a card in hand.
 */
export async function advanceBatch(trx: Knex, batchId: string, now: Date): Promise<void> {
  const batch = await ProductionBatch.query(trx).findById(batchId).forUpdate().throwIfNotFound();
  if (batch.state !== 'running' || (await hasCardInHand(trx, batchId))) return;
  const next = await nextCard(trx, batchId);
  if (!next) {
    await ProductionBatch.query(trx).findById(batchId).patch({ state: 'ended', endedAt: now });
  } else if (await stationOfBatch(trx, batch)) {
    await begin(trx, batch, next);
  } else {
    await ProductionBatch.query(trx).findById(batchId).patch({ state: 'paused', reason: 'STATION_REVOKED' });
  }
}

/** A card whose task is over, however it ended, is in hand no more. */
async function hasCardInHand(trx: Knex, batchId: string): Promise<boolean> {
  const item = await ProductionBatchItem.query(trx).findOne({ batchId, state: 'in-work' });
  if (!item) return false;
  const open = await trx('tasks').where({ id: item.taskId }).whereIn('state', ['open', 'claimed']).first('id');
  if (open) return true;
  await leaveItem(trx, item, 'CARD_STOPPED');
  return false;
}

/** The next one that still waits to be begun; what was begun or ended by somebody else is left out. */
async function nextCard(
  trx: Knex,
  batchId: string,
): Promise<(ProductionBatchItem & { workflowId: string }) | undefined> {
  for (;;) {
    const item = await ProductionBatchItem.query(trx)
      .where({ batchId, state: 'waiting' })
      .orderBy(['position', 'taskId'])
      .first();
    if (!item) return undefined;
    const task: { workflowId: string } | undefined = await waitingTasks(trx)
      .where('tasks.id', item.taskId)
      .first('tasks.workflowId');
    if (task) return Object.assign(item, task);
    await leaveItem(trx, item, 'BEGUN_ELSEWHERE');
  }
}

/** Production tasks that nobody has begun. */
export const waitingTasks = (trx: Knex): Knex.QueryBuilder =>
  trx('tasks')
    .join('production_tasks as made', 'made.task_id', 'tasks.id')
    .where({ 'tasks.state': 'open', 'made.step': 'waiting-for-start' });

const itemOf = (trx: Knex, { batchId, taskId }: ProductionBatchItem) =>
  ProductionBatchItem.query(trx).findById([batchId, taskId]);

/** The batch goes on without this card, for this reason. */
export async function leaveItem(trx: Knex, item: ProductionBatchItem, reason: string): Promise<void> {
  await itemOf(trx, item).patch({ state: 'left-out', reason });
}

async function begin(
  trx: Knex,
  { stationId, operatorId }: ProductionBatch,
  item: ProductionBatchItem & { workflowId: string },
): Promise<void> {
  const { batchId, taskId, workflowId } = item;
  await itemOf(trx, item).patch({ state: 'in-work' });
  const payload = { batchId, taskId, stationId, operatorId };
  const id = idOfKey(`${batchId}/${taskId}`);
  await putInOutbox(trx, { kind: 'start-production', workflowId, payload }, { id });
}

/** What became of a card in hand, or of one that was begun before its turn; its batch goes on. */
export async function settleBatchItem(
  trx: Knex,
  taskId: string,
  end: { made: true } | { leftOut: string },
  now: Date,
): Promise<void> {
  const item = await ProductionBatchItem.query(trx).findOne({ taskId }).whereIn('state', ['waiting', 'in-work']);
  if (!item) return;
  if ('made' in end) await itemOf(trx, item).patch({ state: 'made' });
  else await leaveItem(trx, item, end.leftOut);
  await advanceBatch(trx, item.batchId, now);
  await tellTaskLists(trx);
}
