import { Card } from '@karta/db';
import { canCard } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { changeCard } from './change-card.ts';

/** A card lasts as long as the longest of its packages; one that had expired is good again (004-63). */
export async function renewCard(trx: Knex, cardId: string, validUntil: string, by: Doer): Promise<void> {
  const card = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
  if (canCard('renew', card.state)) await changeCard(trx, card, 'renew', by);
  const later = trx.raw('greatest(coalesce(valid_until, ?::date), ?::date)', [validUntil, validUntil]);
  await trx('cards').where({ id: cardId, state: 'active' }).update({ validUntil: later });
}
