import { timingSafeEqual } from 'node:crypto';
import { Card, writeAudit, type City } from '@karta/db';
import { ACTIVATION_TRIES, canCard, CardError, cardRefusal } from '@karta/domain';
import type { Knex } from 'knex';
import { putInUse } from '../cards/put-in-use.ts';
import { actorOf, type Doer } from '../doer.ts';
import { hashOfActivation } from './activation-code.ts';

/**
 * The holder has the card and its code: it works from now on. A wrong code counts, also where the answer is lost.
 * @throws CardError NOT_FOUND, CARD_NOT_POSTED, ACTIVATION_CODE_WRONG, ACTIVATION_CODE_EXPIRED, ACTIVATION_CODE_LOCKED
 */
export async function activateOwnCard(
  city: City,
  { accountId, cardId, code }: { accountId: string; cardId: string; code: string },
  by: Doer,
): Promise<void> {
  const refusal = await city.knex.transaction(async (trx) => {
    const own = trx('residents').where({ accountId }).select('id');
    const card = await Card.query(trx).findById(cardId).whereIn('residentId', own).forUpdate();
    if (!card) throw new CardError('NOT_FOUND');
    return takeCode(trx, city, card, code, by);
  });
  if (refusal) throw refusal;
}

async function takeCode(trx: Knex, city: City, card: Card, code: string, by: Doer): Promise<CardError | undefined> {
  const { activationHash, activationUntil, activationTries } = card;
  // asked again, because the answer was lost
  if (card.state === 'active' && card.byPost) return undefined;
  if (!canCard('activate', card.state)) throw cardRefusal('activate');
  if (activationTries >= ACTIVATION_TRIES) return new CardError('ACTIVATION_CODE_LOCKED');
  if (!activationHash || !activationUntil || activationUntil <= by.now) return new CardError('ACTIVATION_CODE_EXPIRED');
  if (timingSafeEqual(await hashOfActivation(city, card.id, code), activationHash)) {
    await putInUse(trx, city, card, 'activate', by, { at: 'portal' });
    return undefined;
  }
  const tries = activationTries + 1;
  await Card.query(trx).findById(card.id).patch({ activationTries: tries });
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'card.fail-activation',
    subjectKind: 'card',
    subjectId: card.id,
    facts: { tries },
  });
  if (tries >= ACTIVATION_TRIES) return new CardError('ACTIVATION_CODE_LOCKED');
  return new CardError('ACTIVATION_CODE_WRONG', {}, [{ path: 'code', code: 'ACTIVATION_CODE_WRONG' }]);
}

/** Somebody of the office has seen who holds the card. @throws CardError NOT_FOUND, CARD_NOT_POSTED */
export async function activateAtCounter(
  trx: Knex,
  city: City,
  { cardId, reason }: { cardId: string; reason: string },
  by: Doer,
): Promise<void> {
  const card = await Card.query(trx).findById(cardId).forUpdate();
  if (!card) throw new CardError('NOT_FOUND');
  if (!canCard('activate', card.state)) throw cardRefusal('activate');
  await putInUse(trx, city, card, 'activate', by, { at: 'counter', reason });
}
