import { NewRedemption, PartnerDiscountList, RedemptionReceipt } from '@karta/contracts';
import { Discount } from '@karta/db';
import { CardError } from '@karta/domain';
import { findCard, isKnownToPartners, redeem } from '@karta/services';
import { partnerRoute } from '../http/definition.ts';

/** The discounts of this partner, so that its tills know their ids. */
export const partnerDiscounts = partnerRoute('redemption.write', {
  method: 'get',
  path: '/partner/discounts',
  answer: PartnerDiscountList,
  async handle(_input, { city, actor, throttle }) {
    await throttle.take('partner', actor.partnerId);
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
  audit: (_input, { id }) => ({ act: 'discount.redeem', subjectKind: 'redemption', subjectId: id }),
  async handle({ body }, { city, actor, throttle, trx }) {
    await throttle.take('partner', actor.partnerId);
    await throttle.take('partner-miss', actor.partnerId);
    const card = await findCard(trx, city, body);
    if (!isKnownToPartners(card)) throw new CardError('NOT_FOUND');
    await throttle.giveBack('partner-miss', actor.partnerId);
    const { id, price, saved, at } = await redeem(trx, city, card, { ...body, partnerId: actor.partnerId });
    return { id, price, saved, toPay: price - saved, at: at.toISOString() };
  },
});
