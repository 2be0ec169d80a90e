import { Card } from '@karta/db';
import type { Knex } from 'knex';

/** States of a card that was in nobody's hand. */
export const NEVER_HANDED_OVER = ['in-production', 'ready', 'sent', 'spoiled', 'not-collected'] as const;

/**
 * The card whose number one that is made anew keeps: the holder's newest plastic one in use, while no other is on its way to
 * take it over. Locked until the transaction ends.
 */
export async function cardToKeepNumberOf(trx: Knex, residentId: string): Promise<Card | undefined> {
  const card = await Card.query(trx)
    .where({ residentId, carrier: 'physical', state: 'active' })
    .orderBy('createdAt', 'desc')
    .forUpdate()
    .first();
  const other =
    card &&
    (await Card.query(trx).findOne({ keepsNumberOf: card.id }).whereIn('state', ['in-production', 'ready', 'sent']));
  return other ? undefined : card;
}

/** Has a newer card with the same number been handed over? Then this one never works again. */
export async function isNumberTakenOver(trx: Knex, cardId: string): Promise<boolean> {
  const newer = Card.query(trx).where({ keepsNumberOf: cardId });
  return (await newer.whereNotIn('state', [...NEVER_HANDED_OVER]).resultSize()) > 0;
}

const NEVER_IN_SQL = NEVER_HANDED_OVER.map((state) => `'${state}'`).join(', ');
/** The cards `c` that their number names: of several the newest that was handed over. */
export const IS_NAMED_BY_NUMBER = `not (c.keeps_number_of is not null and c.state in (${NEVER_IN_SQL}))
  and not exists (select from cards as newer where newer.keeps_number_of = c.id and newer.state not in (${NEVER_IN_SQL}))`;
