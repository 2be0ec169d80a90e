import { Application, Card, putInOutbox, type City } from '@karta/db';
import { APPLICATION_TRANSITIONS, CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { changeApplication } from '../applications/change-application.ts';
import { changeCard } from '../cards/change-card.ts';
import { findCaseOf } from '../cases/find-case-of.ts';
import type { Doer } from '../doer.ts';
import { writeLetters } from '../letters/write-letters.ts';

/** A case whose diagram does not know the message is not asked for ever. */
const TELLS_FOR_MS = 30 * 24 * 3_600_000;
const NO_CODE = { activationHash: null, activationUntil: null, activationTries: 0 };

/** Where a posted card goes that its holder did not get: to its point, to be collected there, or out of use. */
export type WayBack = 'point' | 'end';

/** The post brought the card back, or lost it. @throws CardError NOT_FOUND, CARD_NOT_POSTED */
export async function cardCameBack(
  trx: Knex,
  city: City,
  { cardId, to, reason }: { cardId: string; to: WayBack; reason: string },
  by: Doer,
): Promise<void> {
  const card = await Card.query(trx).findById(cardId).forUpdate();
  if (!card) throw new CardError('NOT_FOUND');
  if (card.state !== 'sent') throw new CardError('CARD_NOT_POSTED');
  if (to === 'end') return endCard(trx, city, card, reason, by);
  await changeCard(trx, card, 'come-back', by, { columns: { ...NO_CODE, byPost: false }, facts: { reason } });
  const application = card.applicationId && (await Application.query(trx).findById(card.applicationId).forUpdate());
  if (!application) return;
  const key = `came-back/${cardId}/${by.now.toISOString()}`;
  if (APPLICATION_TRANSITIONS[application.state].includes('announce'))
    await changeApplication(trx, application, 'announce', by, { event: { key } });
  await writeLetters(trx, city, { template: 'card-ready', caseId: application.id, key });
}

/** Its case hears the same as of a card that nobody collected. */
async function endCard(trx: Knex, city: City, card: Card, reason: string, by: Doer): Promise<void> {
  await changeCard(trx, card, 'withdraw', by, { columns: NO_CODE, facts: { reason } });
  if (card.applicationId === null) return;
  const workflowId =
    (await findCaseOf(trx, card.applicationId, 'card-handover')) ??
    (await Application.query(trx).findById(card.applicationId).throwIfNotFound()).workflowId;
  if (!workflowId) return;
  const payload = { name: 'card-not-collected', variables: {}, correlation: card.id };
  const expiresAt = new Date(by.now.getTime() + TELLS_FOR_MS);
  await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload }, { expiresAt });
}
