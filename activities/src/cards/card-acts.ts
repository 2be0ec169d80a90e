import { Card, CardAct, writeAudit, type City } from '@karta/db';
import { blockCard, isHolderClosed, idOfKey } from '@karta/services';
import { canCard } from '@karta/domain';
import { ApplicationFailure } from '@temporalio/activity';
import type { Knex } from 'knex';
import type { Made } from '../deps.ts';

/** An error that the diagram may catch. */
const bpmnError = (code: string): ApplicationFailure => ApplicationFailure.nonRetryable(code, `BPMN:${code}`);

/** The card is blocked at once, also when the route has done it already; CARD_NOT_ACTIVE when it no longer can be. */
export const blockCardOfCase: Made<'block-card'> =
  (deps) =>
  async ({ cityId, workflowId, key, input }) => {
    const city = deps.cityOf(cityId);
    const { cardId, reason } = input;
    return city.knex.transaction(async (trx) => {
      const card = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
      if (card.state === 'blocked') return {};
      const order = { id: idOfKey(key), cardId, reason, now: city.clock.now() };
      const done = await blockCard(trx, { ...order, requestedKind: 'process', requestedBy: workflowId });
      if (!done) throw bpmnError('CARD_NOT_ACTIVE');
      return {};
    });
  };

/** Makes a blocked card usable again (004-42). The person who confirms is never the one who asked (T12). */
export const unblockCard: Made<'unblock-card'> =
  (deps) =>
  async ({ cityId, caseId, input }) => {
    const city = deps.cityOf(cityId);
    const { confirmedBy } = input;
    await city.knex.transaction(async (trx) => {
      const act = await CardAct.query(trx).findById(caseId).forUpdate().throwIfNotFound();
      if (act.outcome === 'done') return;
      if (act.requestedBy === confirmedBy)
        throw ApplicationFailure.nonRetryable('same person', 'SECOND_PERSON_REQUIRED');
      const card = await Card.query(trx).findById(act.cardId).throwIfNotFound();
      if (await isHolderClosed(trx, card)) throw bpmnError('CARD_NOT_BLOCKED');
      const unblocked = await Card.query(trx)
        .findById(act.cardId)
        .where('state', 'blocked')
        .patch({ state: 'active', blockedAt: null });
      if (unblocked === 0) throw bpmnError('CARD_NOT_BLOCKED');
      await settle(trx, city, act, 'done', confirmedBy);
    });
    return {};
  };

/** The holder has given the card back: it is used no more. CARD_NOT_RETURNABLE when it was not in use. */
export const returnCard: Made<'return-card'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const act = await CardAct.query(trx).findById(caseId).forUpdate().throwIfNotFound();
      if (act.outcome === 'done') return;
      const card = await Card.query(trx).findById(act.cardId).forUpdate().throwIfNotFound();
      if (!canCard('return', card.state)) throw bpmnError('CARD_NOT_RETURNABLE');
      await Card.query(trx).findById(card.id).patch({ state: 'returned', returnedAt: city.clock.now() });
      await settle(trx, city, act, 'done');
    });
    return {};
  };

/** Closes an act that came to nothing: refused, nobody confirmed it, or the card has changed meanwhile. */
export const settleCardAct: Made<'settle-card-act'> =
  (deps) =>
  async ({ cityId, caseId, input }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const act = await CardAct.query(trx).findById(caseId).forUpdate().throwIfNotFound();
      if (act.outcome === null) await settle(trx, city, act, input.outcome);
    });
    return {};
  };

async function settle(
  trx: Knex,
  city: City,
  act: CardAct,
  outcome: NonNullable<CardAct['outcome']>,
  confirmedBy?: string,
): Promise<void> {
  await CardAct.query(trx)
    .findById(act.id)
    .patch({ outcome, settledAt: city.clock.now(), ...(confirmedBy && { confirmedBy }) });
  await writeAudit(trx, {
    ...{ actorKind: confirmedBy ? 'operator' : 'process', actorId: confirmedBy ?? act.id },
    ...{ act: `card.${act.kind}`, subjectKind: 'card', subjectId: act.cardId },
    facts: { actId: act.id, outcome, requestedBy: act.requestedBy },
  });
}
