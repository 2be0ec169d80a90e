import { randomUUID } from 'node:crypto';
import type { NewBureauOrder } from '@karta/contracts';
import { BureauItem, BureauOrder, readSettings, Task, writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { waitingTasks } from '../production-batches/advance-batch.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';
import { itemsAtBureau } from './settle-item.ts';

/**
 * Orders those of the chosen cards of an outside firm that still wait at the point and are in no batch and no other order (D-12).
 * Returns the order's id. A town whose chips carry its key cannot: the key leaves the server for no firm (ADR 74).
 * @throws CardError BUREAU_CHIP_KEYED, BUREAU_NOTHING_WAITS, VALIDATION for no such point
 */
export async function orderCards(trx: Knex, order: NewBureauOrder, by: Doer): Promise<string> {
  const { pointId: pickupPointId, firm, note, taskIds } = order;
  const point = await trx('pickup_points').where({ id: pickupPointId }).first('id');
  if (!point) throw new CardError('VALIDATION', {}, [{ path: 'pointId', code: 'UNKNOWN_POINT' }]);
  if ((await readSettings(trx)).chipLevel === 'L1') throw new CardError('BUREAU_CHIP_KEYED');
  const taken = await freeCards(trx, pickupPointId, taskIds);
  if (taken.length === 0) throw new CardError('BUREAU_NOTHING_WAITS');
  const id = randomUUID();
  const row = { id, pickupPointId, firm, note, operatorId: by.id, state: 'open' as const, orderedAt: by.now };
  await BureauOrder.query(trx).insert(row);
  await BureauItem.query(trx).insert(
    taken.map((card, position) => ({ orderId: id, ...card, position, state: 'ordered' as const })),
  );
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'bureau-order.order',
    subjectKind: 'bureau-order',
    subjectId: id,
    facts: { firm, cards: taken.length },
  });
  await tellTaskLists(trx);
  return id;
}

/** Those that may be ordered, in the order in which they were named; held until the transaction ends, as a batch holds them. */
async function freeCards(
  trx: Knex,
  pickupPointId: string,
  taskIds: readonly string[],
): Promise<{ taskId: string; cardId: string }[]> {
  await Task.query(trx).whereIn('id', taskIds).orderBy('id').select('id').forNoKeyUpdate();
  const inBatch = trx('production_batch_items').whereIn('state', ['waiting', 'in-work']).select('taskId');
  const free: { taskId: string; cardId: string }[] = await waitingTasks(trx)
    .join('cards', 'cards.id', 'made.card_id')
    .where({ 'tasks.pickupPointId': pickupPointId, 'cards.state': 'in-production' })
    .whereIn('tasks.id', taskIds)
    .whereNotIn('tasks.id', inBatch)
    .whereNotExists(itemsAtBureau(trx))
    .select('tasks.id as taskId', 'made.cardId');
  return [...new Set(taskIds)].flatMap((id) => free.filter(({ taskId }) => taskId === id));
}
