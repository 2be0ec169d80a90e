import { Card, CardAct } from '@karta/db';
import { canCard } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { changeCard, type CardOrder } from './change-card.ts';

/**
 * Blocks an active card at once (004-41, 000-29). The same order twice is once.
 * @returns false when the card is not active; then nothing is written
 */
export async function blockCard(trx: Knex, cardId: string, by: Doer, order: Omit<CardOrder, 'kind'>): Promise<boolean> {
  if (await CardAct.query(trx).findById(order.id)) return true;
  const card = await Card.query(trx).findById(cardId).forUpdate();
  if (!card || !canCard('block', card.state)) return false;
  await changeCard(trx, card, 'block', by, { order: { ...order, kind: 'block' } });
  return true;
}
