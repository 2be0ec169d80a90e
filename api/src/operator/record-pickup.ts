import { CardRow, Id, PickupRecord } from '@karta/contracts';
import { CARDS_IN_SQL, handOverCard, pointOfCard, registerRows, rowOf } from '@karta/services';
import { requireOn } from '@karta/domain';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { hiddenNames } from '../lists/hidden-columns.ts';

/** The clerk hands the card over: it becomes active and the case is told (000-20, 000-25). */
export const recordPickup = operatorRoute('card.hand-over', {
  method: 'post',
  path: '/operator/cards/:id/pickup',
  params: z.object({ id: Id }),
  body: PickupRecord,
  once: true,
  answer: CardRow,
  async handle({ params, body }, { city, actor, trx }) {
    requireOn(actor, 'card.hand-over', await pointOfCard(trx, params.id));
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    await handOverCard(trx, city, { cardId: params.id, number: body.number }, by);
    return { kept: params.id };
  },
  async show(id, _input, { city, actor }) {
    const row = await registerRows(city.knex, CARDS_IN_SQL).where('cards.id', id).first();
    return rowOf(CARDS_IN_SQL, city, row, hiddenNames(actor, CARDS_IN_SQL.of));
  },
});
