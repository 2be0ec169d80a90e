import { randomUUID } from 'node:crypto';
import { CardActBegun, Id, OwnBlock } from '@karta/contracts';
import { Card, actOnce, putInOutbox } from '@karta/db';
import { blockCard } from '@karta/services';
import { CardError } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';

/** The holder blocks an own card: it is useless from this moment, and its process tells so (004-39, 004-41). */
export const blockOwnCard = residentRoute({
  method: 'post',
  path: '/resident/cards/:id/block',
  params: z.object({ id: Id }),
  body: OwnBlock,
  needsIdempotencyKey: true,
  answer: CardActBegun,
  async handle({ params, body, idempotencyKey }, { city, actor }) {
    const intended = { owner: `resident:${actor.accountId}`, key: idempotencyKey, request: ['block', params.id, body] };
    return actOnce(city.knex, intended, async (trx) => {
      const card = await Card.query(trx)
        .findById(params.id)
        .join('residents', 'residents.id', 'cards.resident_id')
        .where('residents.account_id', actor.accountId)
        .select('cards.id');
      if (!card) throw new CardError('NOT_FOUND');
      const [id, cardId] = [randomUUID(), card.id];
      const by = { requestedKind: 'resident', requestedBy: actor.accountId } as const;
      const { reason } = body;
      if (!(await blockCard(trx, { id, cardId, reason, ...by, now: city.clock.now() })))
        throw new CardError('CARD_NOT_BLOCKABLE');
      await putInOutbox(trx, {
        kind: 'start-process',
        workflowId: workflowIdOf(city.id, 'card-block', id),
        payload: { processKey: 'card-block', caseId: id, variables: { cardId, reason } },
      });
      return { id, cardId };
    });
  },
});
