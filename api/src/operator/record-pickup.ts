import { CardRow, Id, PickupRecord } from '@karta/contracts';
import { CARDS_IN_SQL, handOverCard, registerRows, rowOf } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';

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
  async show(id, _input, { city }) {
    return rowOf(CARDS_IN_SQL, city, await registerRows(city.knex, CARDS_IN_SQL).where('cards.id', id).first());
  },
});
