import { randomUUID } from 'node:crypto';
import { CardActBegun, CardActOrder, Id } from '@karta/contracts';
import { Card, CardAct, actOnce, putInOutbox, writeAudit, type City } from '@karta/db';
import { blockCard, isHolderClosed } from '@karta/services';
import { CardError, canCard, type CardAction, type ErrorCode, type Permission } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';

interface Order {
  id: string;
  card: Card;
  note: string;
  city: City;
  actor: OperatorActor;
}

/** The office acts on a card: what is at once is done here, the rest by its process. */
function cardAct(
  kind: CardAct['kind'],
  allow: Permission,
  refusal: ErrorCode,
  begin: (trx: Knex, order: Order) => Promise<void>,
) {
  return operatorRoute(allow, {
    method: 'post',
    path: `/operator/cards/:id/${kind}`,
    params: z.object({ id: Id }),
    body: CardActOrder,
    needsIdempotencyKey: true,
    answer: CardActBegun,
    async handle({ params, body, idempotencyKey }, { city, actor }) {
      const owner = `operator:${actor.operatorId}`;
      const intended = { owner, key: idempotencyKey, request: [kind, params.id, body] };
      return actOnce(city.knex, intended, async (trx) => {
        const card = await Card.query(trx).findById(params.id).forUpdate();
        if (!card) throw new CardError('NOT_FOUND');
        if (!canCard(kind satisfies CardAction, card.state)) throw new CardError(refusal);
        const id = randomUUID();
        await begin(trx, { id, card, note: body.reason, city, actor });
        const processKey = `card-${kind}`;
        const variables = { cardId: card.id, reason: 'office' };
        await putInOutbox(trx, {
          kind: 'start-process',
          workflowId: workflowIdOf(city.id, processKey, id),
          payload: { processKey, caseId: id, variables },
        });
        return { id, cardId: card.id };
      });
    },
  });
}

/** Blocks at once, e.g. after a call of the holder (000-29). */
export const blockAnyCard = cardAct(
  'block',
  'card.block',
  'CARD_NOT_BLOCKABLE',
  async (trx, { id, card, note, city, actor }) => {
    const by = { requestedKind: 'operator', requestedBy: actor.operatorId } as const;
    await blockCard(trx, { id, cardId: card.id, reason: 'office', note, ...by, now: city.clock.now() });
  },
);

/** Asks for a card to be unblocked; a second person confirms it as a task (004-42, T12). */
export const unblockCard = cardAct('unblock', 'card.unblock', 'CARD_NOT_BLOCKED', async (trx, order) => {
  if (await isHolderClosed(trx, order.card)) throw new CardError('ACCOUNT_CLOSED');
  const asked = await CardAct.query(trx).findOne({ cardId: order.card.id, kind: 'unblock' }).whereNull('outcome');
  if (asked) throw new CardError('UNBLOCKING_ALREADY_ASKED');
  await ask(trx, 'unblock', order);
});

/** The holder has brought the card back (000-20). */
export const returnCard = cardAct('return', 'card.block', 'CARD_NOT_RETURNABLE', (trx, order) =>
  ask(trx, 'return', order),
);

async function ask(trx: Knex, kind: CardAct['kind'], { id, card, note, city, actor }: Order): Promise<void> {
  const by = { requestedKind: 'operator', requestedBy: actor.operatorId, requestedAt: city.clock.now() } as const;
  await CardAct.query(trx).insert({ id, kind, cardId: card.id, reason: 'office', note, ...by });
  await writeAudit(trx, {
    ...{ actorKind: 'operator', actorId: actor.operatorId, act: `card.ask-${kind}` },
    ...{ subjectKind: 'card', subjectId: card.id },
    facts: { actId: id },
  });
}
