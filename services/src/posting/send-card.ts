import { Application, Card, Resident, writeAudit, type City } from '@karta/db';
import { APPLICATION_TRANSITIONS, canCard, CardError, cardRefusal, isPostable } from '@karta/domain';
import type { Knex } from 'knex';
import { changeApplication } from '../applications/change-application.ts';
import { changeCard } from '../cards/change-card.ts';
import { actorOf, type Doer } from '../doer.ts';
import { newActivationCode } from './activation-code.ts';

/** By how many ways the code of a card went out; none: it is activated at the counter. */
export interface CodeSent {
  readonly ways: number;
}

/**
 * A ready card was posted: it does not work before it is activated, and its code goes out apart from it.
 * @throws CardError NOT_FOUND, CARD_NOT_TO_BE_POSTED, CARD_ADDRESS_UNKNOWN
 */
export async function sendCard(
  trx: Knex,
  city: City,
  { cardId, trackingNumber }: { cardId: string; trackingNumber: string | null },
  by: Doer,
): Promise<CodeSent> {
  const card = await Card.query(trx).findById(cardId).forUpdate();
  if (!card) throw new CardError('NOT_FOUND');
  if (!card.byPost || !canCard('send', card.state)) throw cardRefusal('send');
  if (!isPostable(await Resident.query(trx).findById(card.residentId).throwIfNotFound()))
    throw new CardError('CARD_ADDRESS_UNKNOWN');
  const { columns, ways } = await newActivationCode(trx, city, card);
  await changeCard(trx, card, 'send', by, { columns: { ...columns, trackingNumber }, facts: { ways } });
  const application = card.applicationId && (await Application.query(trx).findById(card.applicationId).forUpdate());
  if (application && APPLICATION_TRANSITIONS[application.state].includes('send-card')) {
    const event = { key: `sent/${cardId}/${by.now.toISOString()}` };
    await changeApplication(trx, application, 'send-card', by, { event });
  }
  return { ways };
}

/** Another code for a posted card: the one before it is locked, too old, or was never seen. @throws CardError CARD_NOT_POSTED */
export async function sendCodeAgain(trx: Knex, city: City, cardId: string, by: Doer): Promise<CodeSent> {
  const card = await Card.query(trx).findById(cardId).forUpdate();
  if (!card) throw new CardError('NOT_FOUND');
  if (card.state !== 'sent') throw new CardError('CARD_NOT_POSTED');
  const { columns, ways } = await newActivationCode(trx, city, card);
  await Card.query(trx).findById(cardId).patch(columns);
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'card.send-code',
    subjectKind: 'card',
    subjectId: cardId,
    facts: { ways },
  });
  return { ways };
}
