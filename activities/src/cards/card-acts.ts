import { Card } from '@karta/db';
import { blockCard, idOfKey, returnCard, settleCardAct, unblockCard, withdrawCard } from '@karta/services';
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
      if (!(await blockCard(trx, cardId, by, { id: idOfKey(key), reason }))) throw bpmnError('CARD_NOT_ACTIVE');
      return {};
    });
  };

/** A blocked card is usable again; CARD_NOT_BLOCKED when it no longer can be. */
export const unblockCardOfCase: ActivityFactory<'unblock-card'> =
  (deps) =>
  async ({ cityId, caseId, input }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'operator', id: input.confirmedBy, now: city.clock.now() } as const;
    if (!(await city.knex.transaction((trx) => unblockCard(trx, caseId, by)))) throw bpmnError('CARD_NOT_BLOCKED');
    return {};
  };

/** The holder has given the card back; CARD_NOT_RETURNABLE when it was not in use. */
export const returnCardOfCase: ActivityFactory<'return-card'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: caseId, now: city.clock.now() } as const;
    if (!(await city.knex.transaction((trx) => returnCard(trx, caseId, by)))) throw bpmnError('CARD_NOT_RETURNABLE');
    return {};
  };

/** A card that nobody collected is taken out of use; CARD_NOT_READY when it was handed over a moment before. */
export const withdrawCardOfCase: ActivityFactory<'withdraw-card'> =
  (deps) =>
  async ({ cityId, workflowId, input }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    if (!(await city.knex.transaction((trx) => withdrawCard(trx, input.cardId, by)))) throw bpmnError('CARD_NOT_READY');
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
