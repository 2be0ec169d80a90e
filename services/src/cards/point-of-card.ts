import { Card } from '@karta/db';
import type { Knex } from 'knex';

/** Where a card lies, for a right of place; none for a card that is not there, which the act itself refuses. */
export async function pointOfCard(trx: Knex, cardId: string): Promise<{ pickupPointId: string | null }> {
  const card = await Card.query(trx).findById(cardId).select('pickupPointId');
  return { pickupPointId: card?.pickupPointId ?? null };
}
