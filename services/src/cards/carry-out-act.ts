import { Card, CardAct } from '@karta/db';
import { canCard, CardError } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { changeCard } from './change-card.ts';
import { isHolderClosed } from './is-holder-closed.ts';
import { isNumberTakenOver } from './kept-number.ts';

/**
 * Makes a blocked card usable again (004-42). The person who confirms is never the one who asked (T12). Returns false where
 * the card can no longer be unblocked; done once. @throws CardError SECOND_PERSON_REQUIRED
 */
export async function unblockCard(trx: Knex, actId: string, by: Doer): Promise<boolean> {
  const asked = await CardAct.query(trx).findById(actId).forUpdate().throwIfNotFound();
  if (asked.outcome === 'done') return true;
  if (asked.requestedBy === by.id) throw new CardError('SECOND_PERSON_REQUIRED');
  const card = await Card.query(trx).findById(asked.cardId).forUpdate().throwIfNotFound();
  if (!canCard('unblock', card.state) || (await isHolderClosed(trx, card)) || (await isNumberTakenOver(trx, card.id)))
    return false;
  await changeCard(trx, card, 'unblock', by, { asked });
  return true;
}

/** The holder has given the card back: it is used no more. Returns false where it was not in use; done once. */
export async function returnCard(trx: Knex, actId: string, by: Doer): Promise<boolean> {
  const asked = await CardAct.query(trx).findById(actId).forUpdate().throwIfNotFound();
  if (asked.outcome === 'done') return true;
  const card = await Card.query(trx).findById(asked.cardId).forUpdate().throwIfNotFound();
  if (!canCard('return', card.state)) return false;
  await changeCard(trx, card, 'return', by, { asked });
  return true;
}

/** A card that nobody collected is taken out of use. Returns false where it was handed over a moment before. */
export async function withdrawCard(trx: Knex, cardId: string, by: Doer): Promise<boolean> {
  const card = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
  if (card.state === 'not-collected') return true;
  if (!canCard('withdraw', card.state)) return false;
  await changeCard(trx, card, 'withdraw', by);
  return true;
}
