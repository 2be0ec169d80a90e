import { BureauItem, BureauOrder } from '@karta/db';
import type { BureauItemState, LineProblem } from '@karta/domain';
import type { Knex } from 'knex';

/** That a task's card is with an outside firm, or came from one: nobody begins it here. For `exists` beside `tasks`. */
export const itemsAtBureau = (knex: Knex): Knex.QueryBuilder =>
  knex('bureau_items as b').whereRaw("b.task_id = tasks.id and b.state in ('ordered', 'made')");

/** Does an outside firm make one of these cards, or has it? */
export async function areAtBureau(trx: Knex, taskIds: readonly string[]): Promise<boolean> {
  const held = trx('bureau_items')
    .whereIn('taskId', [...taskIds])
    .whereIn('state', ['ordered', 'made']);
  return (await held.first('taskId')) !== undefined;
}

/** The order that a task's card is in, or came from; undefined where it waits as any other. */
export async function orderOfTask(knex: Knex, taskId: string): Promise<BureauOrder | undefined> {
  const items = knex('bureau_items').where({ taskId }).whereIn('state', ['ordered', 'made']).select('orderId');
  return BureauOrder.query(knex).findOne('id', 'in', items);
}

/** The order goes on without a card that it still awaits, for this reason; harmless where it awaits it no more. */
export async function leaveBureau(trx: Knex, taskId: string, reason: LineProblem, now: Date): Promise<void> {
  const item = await BureauItem.query(trx).findOne({ taskId, state: 'ordered' });
  if (!item) return;
  // as everywhere: first the order, then its cards
  await BureauOrder.query(trx).findById(item.orderId).select('id').forUpdate();
  await settleItem(trx, item, { state: 'left-out', reason }, now);
  await endIfAnswered(trx, item.orderId, now);
}

/** What became of a card that was awaited. Returns whether it still was; the caller holds the order. */
export async function settleItem(
  trx: Knex,
  { orderId, taskId }: Pick<BureauItem, 'orderId' | 'taskId'>,
  end: { state: Exclude<BureauItemState, 'ordered'>; reason?: string; uidIndex?: Buffer | null },
  now: Date,
): Promise<boolean> {
  const changed = await BureauItem.query(trx)
    .findById([orderId, taskId])
    .where({ state: 'ordered' })
    .patch({ ...end, settledAt: now });
  return changed > 0;
}

/** An order that awaits nothing more has ended; the caller holds it. */
export async function endIfAnswered(trx: Knex, orderId: string, now: Date): Promise<void> {
  const awaited = await BureauItem.query(trx).findOne({ orderId, state: 'ordered' });
  if (awaited) return;
  await BureauOrder.query(trx).findById(orderId).where({ state: 'open' }).patch({ state: 'ended', endedAt: now });
}
