import {
  DayQuery,
  Id,
  NewRedemption,
  PartnerDiscountList,
  RedemptionDay,
  RedemptionReceipt,
  ReversedRedemption,
  Reversal,
} from '@karta/contracts';
import { Discount } from '@karta/db';
import { redeem, redemptionSum, reverseRedemption, testCard, testRedemption } from '@karta/services';
import * as z from 'zod';
import { partnerRoute } from '../http/definition.ts';
import { lookedUp } from '../http/looked-up-card.ts';

/** The discounts of this partner, so that its tills know their ids. */
export const partnerDiscounts = partnerRoute('redemption.write', {
  method: 'get',
  path: '/partner/discounts',
  answer: PartnerDiscountList,
  async handle(_input, { city, actor }) {
    const rows = await Discount.query(city.knex).where({ partnerId: actor.partnerId }).orderBy('name');
    return {
      discounts: rows.map(({ partnerId: _own, ...discount }) => discount),
    };
  },
});

/** A discount was used with a card: what it saved, and what is left to pay (004-96, G-4). The same key notes it once. */
export const addRedemption = partnerRoute('redemption.write', {
  method: 'post',
  path: '/partner/redemptions',
  body: NewRedemption,
  once: true,
  answer: RedemptionReceipt,
  status: 201,
  audit: (_input, { id, test }) =>
    test
      ? { act: 'partner.test', subjectKind: 'route', subjectId: 'post /partner/redemptions' }
      : { act: 'discount.redeem', subjectKind: 'redemption', subjectId: id },
  async handle({ body }, { city, actor, throttle, trx }) {
    if (actor.isTest) {
      const sale = { ...body, partnerId: actor.partnerId };
      const { at, ...made } = await testRedemption(city, testCard(body), sale);
      return { ...made, toPay: made.price - made.saved, at: at.toISOString(), test: true as const };
    }
    const card = await lookedUp(trx, { city, asking: actor.partnerId, throttle }, body);
    const { id, price, saved, at } = await redeem(trx, city, card, { ...body, partnerId: actor.partnerId });
    return { id, price, saved, toPay: price - saved, at: at.toISOString() };
  },
});

/**
 * A redemption is taken back within a day of it, with a reason; the row is kept and counts in no sum (004-96). The same key takes it
 * back once.
 */
export const reversePartnerRedemption = partnerRoute('redemption.write', {
  method: 'post',
  path: '/partner/redemptions/:id/reversal',
  params: z.object({ id: Id }),
  body: Reversal,
  once: true,
  answer: ReversedRedemption,
  audit: ({ body }, { id, test }) =>
    test
      ? { act: 'partner.test', subjectKind: 'route', subjectId: 'post /partner/redemptions/:id/reversal' }
      : { act: 'discount.reverse', subjectKind: 'redemption', subjectId: id, facts: { reason: body.reason } },
  async handle({ params, body }, { city, actor, trx }) {
    // a test key notes nothing, so that whatever it was told can be taken back
    if (actor.isTest) return { id: params.id, reversedAt: city.clock.now().toISOString(), test: true as const };
    const asked = { partnerId: actor.partnerId, id: params.id, reason: body.reason, by: null };
    return { id: params.id, reversedAt: (await reverseRedemption(trx, city, asked)).toISOString() };
  },
});

/** How much was sold and saved in a day of the town, at all tills of this partner; today where no day is named. */
export const redemptionDay = partnerRoute('redemption.write', {
  method: 'get',
  path: '/partner/redemptions/day',
  query: DayQuery,
  answer: RedemptionDay,
  async handle({ query }, { city, actor }) {
    const date = query.date ?? city.clock.today();
    if (actor.isTest) return { date, count: 0, turnover: 0, saved: 0, reversed: 0, test: true as const };
    return { date, ...(await redemptionSum(city, { partnerId: actor.partnerId, from: date, until: date })) };
  },
});
