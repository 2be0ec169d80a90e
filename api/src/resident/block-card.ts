import { CardActBegun, Id, OwnBlock } from '@karta/contracts';
import { Card } from '@karta/db';
import { CardError } from '@karta/domain';
import { orderCardAct } from '@karta/services';
import * as z from 'zod';
import { asDoer } from './as-doer.ts';
import { residentRoute } from '../http/definition.ts';

/** The holder blocks an own card: it is useless from this moment, and its process tells so (004-39, 004-41). */
export const blockOwnCard = residentRoute({
  method: 'post',
  path: '/resident/cards/:id/block',
  forMembers: true,
  params: z.object({ id: Id }),
  body: OwnBlock,
  once: true,
  answer: CardActBegun,
  async handle({ params, body }, { city, actor, trx }) {
    const card = await Card.query(trx)
      .findById(params.id)
      .join('residents', 'residents.id', 'cards.resident_id')
      .where('residents.account_id', actor.accountId)
      .select('cards.id');
    if (!card) throw new CardError('NOT_FOUND');
    return orderCardAct(trx, city, { kind: 'block', cardId: card.id, reason: body.reason }, asDoer(actor, city));
  },
});
