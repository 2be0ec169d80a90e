import { CardActBegun, CardActOrder, Id, ReprintOrder } from '@karta/contracts';
import type { CardAct } from '@karta/db';
import { requireOn, type Permission } from '@karta/domain';
import { orderCardAct, orderReprint, pointOfCard } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

/** The office acts on a card: what is at once is done here, the rest by its process. */
function cardAct(kind: CardAct['kind'], allow: Permission) {
  return operatorRoute(allow, {
    method: 'post',
    path: `/operator/cards/:id/${kind}`,
    params: z.object({ id: Id }),
    body: CardActOrder,
    once: true,
    answer: CardActBegun,
    async handle({ params, body }, { city, actor, trx }) {
      requireOn(actor, allow, await pointOfCard(trx, params.id));
      const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
      return orderCardAct(trx, city, { kind, cardId: params.id, reason: 'office', note: body.reason }, by);
    },
  });
}

/** Blocks at once, e.g. after a call of the holder (000-29). */
export const blockAnyCard = cardAct('block', 'card.block');

/** Asks for a card to be unblocked; a second person confirms it as a task (004-42, T12). */
export const unblockCard = cardAct('unblock', 'card.unblock');

/** The holder has brought the card back (000-20). */
export const returnCard = cardAct('return', 'card.block');

/** Has a card made anew with what the register says of its holder now (000-30). */
export const reprintCard = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/cards/:id/reprint',
  params: z.object({ id: Id }),
  body: ReprintOrder,
  once: true,
  answer: z.object({ applicationId: Id }),
  status: 201,
  async handle({ params, body }, { city, actor, trx }) {
    requireOn(actor, 'person.change', await pointOfCard(trx, params.id));
    const applicationId = await orderReprint(trx, city, { cardId: params.id, ...body }, asDoer(actor, city));
    return { applicationId };
  },
});
