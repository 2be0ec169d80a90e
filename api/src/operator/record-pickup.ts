import { CardRow, Id, PickupRecord } from '@karta/contracts';
import { handOverCard } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { getCardRow } from './registers.ts';

/** The clerk hands the card over: it becomes active and the case is told (000-20, 000-25). */
export const recordPickup = operatorRoute('card.hand-over', {
  method: 'post',
  path: '/operator/cards/:id/pickup',
  params: z.object({ id: Id }),
  body: PickupRecord,
  once: true,
  answer: CardRow,
  async handle({ params, body }, { city, actor, trx }) {
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    await handOverCard(trx, city, { cardId: params.id, number: body.number }, by);
    return { kept: params.id };
  },
  show: (id, _input, { city }) => getCardRow(city, id),
});
