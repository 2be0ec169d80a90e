import {
  CardLookup,
  DeskCheck,
  NewRedemption,
  RedemptionReceipt,
  ReversedRedemption,
  Id,
  Reversal,
} from '@karta/contracts';
import { writeAudit } from '@karta/db';
import { deskDiscounts, redeem, reverseRedemption, toldToPartner } from '@karta/services';
import * as z from 'zod';
import { deskRoute } from '../http/definition.ts';
import { lookedUp } from '../http/looked-up-card.ts';
import { smallPhoto } from '../http/small-photo.ts';

/** Is this card good, and what can be given for it? What is told of it is what the partner is granted (000-07). */
export const checkAtDesk = deskRoute('cashier', {
  method: 'post',
  path: '/desk/card-check',
  body: CardLookup,
  answer: DeskCheck,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('desk', actor.personId);
    const card = await lookedUp(city.knex, { city, asking: `desk:${actor.personId}`, throttle }, body);
    const who = { actorKind: 'partner-person', actorId: actor.personId } as const;
    await writeAudit(city.knex, { ...who, act: 'card.status', subjectKind: 'card', subjectId: card.id });
    const { reliefs: _without, ...told } = await toldToPartner(city, card, actor, smallPhoto);
    const areHeld = actor.tells.includes('reliefs');
    const discounts =
      told.status === 'active' ? await deskDiscounts(city, actor.partnerId, areHeld ? card.id : null) : [];
    return { card: told, discounts, areHeld };
  },
});

/** A discount was used: what it saved, what is left to pay, and who noted it (004-96). The same key notes it once. */
export const redeemAtDesk = deskRoute('cashier', {
  method: 'post',
  path: '/desk/redemptions',
  body: NewRedemption,
  once: true,
  answer: RedemptionReceipt,
  status: 201,
  audit: (_input, { id }) => ({ act: 'discount.redeem', subjectKind: 'redemption', subjectId: id }),
  async handle({ body }, { city, actor, throttle, trx }) {
    const { partnerId, personId } = actor;
    await throttle.take('desk', personId);
    const card = await lookedUp(trx, { city, asking: `desk:${personId}`, throttle }, body);
    const { id, price, saved, at } = await redeem(trx, city, card, { ...body, partnerId, personId });
    return { id, price, saved, toPay: price - saved, at: at.toISOString() };
  },
});

/** Takes a redemption back: the own one, or any for a manager, within a day. The row stays. */
export const reverseAtDesk = deskRoute('cashier', {
  method: 'post',
  path: '/desk/redemptions/:id/reversal',
  params: z.object({ id: Id }),
  body: Reversal,
  once: true,
  answer: ReversedRedemption,
  audit: ({ body }, { id }) => ({
    act: 'discount.reverse',
    subjectKind: 'redemption',
    subjectId: id,
    facts: { reason: body.reason },
  }),
  async handle({ params, body }, { city, actor, trx }) {
    const { partnerId, personId, role } = actor;
    const asked = { partnerId, id: params.id, reason: body.reason, by: { id: personId, role } };
    return { id: params.id, reversedAt: (await reverseRedemption(trx, city, asked)).toISOString() };
  },
});
