import { BureauItem, BureauOrder, writeAudit } from '@karta/db';
import { CardError, type AuditAct } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';

/**
 * Takes an order back of which nothing has come: its cards wait as any other again. Doing it again is harmless.
 * @throws CardError NOT_FOUND, BUREAU_ORDER_ANSWERED, BUREAU_ORDER_OVER
 */
export async function cancelOrder(trx: Knex, id: string, reason: string, by: Doer): Promise<void> {
  const order = await heldOrder(trx, id);
  if (order.state === 'cancelled') return;
  const answered = await BureauItem.query(trx).where({ orderId: id }).whereIn('state', ['made', 'spoiled']).first();
  if (answered) throw new CardError('BUREAU_ORDER_ANSWERED');
  if (order.state === 'ended') throw new CardError('BUREAU_ORDER_OVER');
  await finish(trx, id, { state: 'cancelled', act: 'bureau-order.cancel', reason }, by);
}

/** Ends an order of which no more will come: the rest waits as any other again. Doing it again is harmless. @throws CardError NOT_FOUND, BUREAU_ORDER_CANCELLED */
export async function closeOrder(trx: Knex, id: string, reason: string, by: Doer): Promise<void> {
  const order = await heldOrder(trx, id);
  if (order.state === 'cancelled') throw new CardError('BUREAU_ORDER_CANCELLED');
  if (order.state === 'ended') return;
  await finish(trx, id, { state: 'ended', act: 'bureau-order.close', reason }, by);
}

async function heldOrder(trx: Knex, id: string): Promise<BureauOrder> {
  const order = await BureauOrder.query(trx).findById(id).forUpdate();
  if (!order) throw new CardError('NOT_FOUND');
  return order;
}

async function finish(
  trx: Knex,
  id: string,
  { state, act, reason }: { state: 'ended' | 'cancelled'; act: AuditAct; reason: string },
  by: Doer,
): Promise<void> {
  const left = await BureauItem.query(trx)
    .where({ orderId: id, state: 'ordered' })
    .patch({ state: 'left-out', reason: 'ORDER_ENDED', settledAt: by.now });
  await BureauOrder.query(trx).findById(id).patch({ state, endedAt: by.now });
  await writeAudit(trx, { ...actorOf(by), act, subjectKind: 'bureau-order', subjectId: id, facts: { reason, left } });
  await tellTaskLists(trx);
}
