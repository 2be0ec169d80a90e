import { Card, CardAct } from '@karta/db';
import { canCard } from '@karta/domain';
import { blockCard, changeCard, idOfKey, isHolderClosed, settleCardAct } from '@karta/services';
import { ApplicationFailure } from '@temporalio/activity';
import { bpmnError } from '../bpmn-error.ts';
import type { ActivityFactory } from '../deps.ts';

/** The card is blocked at once, also when the route has done it already; CARD_NOT_ACTIVE when it no longer can be. */
export const blockCardOfCase: ActivityFactory<'block-card'> =
  (deps) =>
  async ({ cityId, workflowId, key, input }) => {
    const city = deps.cityOf(cityId);
    const { cardId, reason } = input;
    return city.knex.transaction(async (trx) => {
      const card = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
      if (card.state === 'blocked') return {};
      const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
      const done = await blockCard(trx, cardId, by, { id: idOfKey(key), reason });
      if (!done) throw bpmnError('CARD_NOT_ACTIVE');
      return {};
    });
  };

/** Makes a blocked card usable again (004-42). The person who confirms is never the one who asked (T12). */
export const unblockCard: ActivityFactory<'unblock-card'> =
  (deps) =>
  async ({ cityId, caseId, input }) => {
    const city = deps.cityOf(cityId);
    const { confirmedBy } = input;
    await city.knex.transaction(async (trx) => {
      const asked = await CardAct.query(trx).findById(caseId).forUpdate().throwIfNotFound();
      if (asked.outcome === 'done') return;
      if (asked.requestedBy === confirmedBy)
        throw ApplicationFailure.nonRetryable('same person', 'SECOND_PERSON_REQUIRED');
      const card = await Card.query(trx).findById(asked.cardId).forUpdate().throwIfNotFound();
      if (!canCard('unblock', card.state) || (await isHolderClosed(trx, card))) throw bpmnError('CARD_NOT_BLOCKED');
      const by = { kind: 'operator', id: confirmedBy, now: city.clock.now() } as const;
      await changeCard(trx, card, 'unblock', by, { asked });
    });
    return {};
  };

/** The holder has given the card back: it is used no more. CARD_NOT_RETURNABLE when it was not in use. */
export const returnCard: ActivityFactory<'return-card'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const asked = await CardAct.query(trx).findById(caseId).forUpdate().throwIfNotFound();
      if (asked.outcome === 'done') return;
      const card = await Card.query(trx).findById(asked.cardId).forUpdate().throwIfNotFound();
      if (!canCard('return', card.state)) throw bpmnError('CARD_NOT_RETURNABLE');
      await changeCard(trx, card, 'return', { kind: 'process', id: caseId, now: city.clock.now() }, { asked });
    });
    return {};
  };

/** Closes an act that came to nothing. */
export const settleCardActOfCase: ActivityFactory<'settle-card-act'> =
  (deps) =>
  async ({ cityId, caseId, input }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: caseId, now: city.clock.now() } as const;
    await city.knex.transaction((trx) => settleCardAct(trx, caseId, input.outcome, by));
    return {};
  };
