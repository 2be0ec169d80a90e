import { Card } from '@karta/db';
import { canCard } from '@karta/domain';
import { changeCard } from '@karta/services';
import { bpmnError } from '../bpmn-error.ts';
import type { ActivityFactory } from '../deps.ts';

/** A card that nobody collected is taken out of use; CARD_NOT_READY when it was handed over a moment before. */
export const withdrawCard: ActivityFactory<'withdraw-card'> =
  (deps) =>
  async ({ cityId, workflowId, input }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const card = await Card.query(trx).findById(input.cardId).forUpdate().throwIfNotFound();
      if (card.state === 'not-collected') return;
      if (!canCard('withdraw', card.state)) throw bpmnError('CARD_NOT_READY');
      await changeCard(trx, card, 'withdraw', { kind: 'process', id: workflowId, now: city.clock.now() });
    });
    return {};
  };
