import { Card, writeAudit } from '@karta/db';
import { ApplicationFailure } from '@temporalio/activity';
import type { Made } from '../deps.ts';

/** A card that nobody collected is taken out of use; CARD_NOT_READY when it was handed over a moment before. */
export const withdrawCard: Made<'withdraw-card'> =
  (deps) =>
  async ({ cityId, workflowId, input }) => {
    const city = deps.cityOf(cityId);
    const { cardId } = input;
    await city.knex.transaction(async (trx) => {
      const card = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
      if (card.state === 'not-collected') return;
      if (card.state !== 'ready') throw ApplicationFailure.nonRetryable('CARD_NOT_READY', 'BPMN:CARD_NOT_READY');
      await Card.query(trx).findById(cardId).patch({ state: 'not-collected', withdrawnAt: city.clock.now() });
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'card.withdraw', subjectKind: 'card', subjectId: cardId },
      });
    });
    return {};
  };
