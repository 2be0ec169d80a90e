import { NewRedemption, PartnerDiscountList, RedemptionReceipt } from '@karta/contracts';
import { Discount } from '@karta/db';
import { redeem, testCard, testRedemption } from '@karta/services';
import { partnerRoute } from '../http/definition.ts';
import { lookedUp } from './looked-up.ts';

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
    const card = await lookedUp(trx, { city, partnerId: actor.partnerId, throttle }, body);
    const { id, price, saved, at } = await redeem(trx, city, card, { ...body, partnerId: actor.partnerId });
    return { id, price, saved, toPay: price - saved, at: at.toISOString() };
  },
});
