import { Card, type City } from '@karta/db';
import { CardError, canCard, cardRefusal, typedCardNumber } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { putInUse } from './put-in-use.ts';

/**
 * A ready card goes into its holder's hand: it becomes active, takes the place of another one where it stands for it, and
 * every case that waits for it is told (000-20, 000-25).
 * @throws CardError
 */
export async function handOverCard(
  trx: Knex,
  city: City,
  { cardId, number }: { cardId: string; number: string },
  by: Doer,
): Promise<void> {
  const card = await Card.query(trx).findById(cardId).forUpdate();
  if (!card) throw new CardError('NOT_FOUND');
  if (!canCard('hand-over', card.state)) throw cardRefusal('hand-over');
  if (typedCardNumber(number) !== typedCardNumber(card.number)) {
    throw new CardError('CARD_NUMBER_MISMATCH', {}, [{ path: 'number', code: 'CARD_NUMBER_MISMATCH' }]);
  }
  await putInUse(trx, city, card, 'hand-over', by);
}
