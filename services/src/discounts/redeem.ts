import { randomUUID } from 'node:crypto';
import { Discount, Redemption, type Card, type City } from '@karta/db';
import { CardError, partnerStatus, savedOf, type CivilDate, type PartnerCardStatus } from '@karta/domain';
import type { Knex } from 'knex';

/** What a till tells of a sale with a card. */
export interface Sale {
  readonly partnerId: string;
  readonly discountId: string;
  readonly price: number;
  readonly quantity: number;
  readonly item?: string | undefined;
  /** Who of the partner noted it; not there: its program. */
  readonly personId?: string;
}

const REFUSALS = { blocked: 'CARD_BLOCKED', expired: 'CARD_EXPIRED', inactive: 'CARD_INACTIVE' } as const;

/**
 * Notes that the holder of a card used a discount of this partner, with what it saved (004-96).
 * @throws CardError CARD_BLOCKED, CARD_EXPIRED, CARD_INACTIVE; DISCOUNT_NOT_FOUND for one of another partner, DISCOUNT_NOT_VALID
 *   outside its period, DISCOUNT_NOT_HELD where the card does not have its package today
 */
export async function redeem(trx: Knex, city: City, card: Card, sale: Sale): Promise<Redemption> {
  const today = city.clock.today();
  refuseStatus(partnerStatus(card.state, card.validUntil, today));
  const discount = refuseDiscount(
    await Discount.query(trx).findById(sale.discountId).where({ partnerId: sale.partnerId }),
    today,
  );
  const held = await trx('resident_packages')
    .where({ cardId: card.id, packageCode: discount.packageCode })
    .where('validUntil', '>=', today)
    .first('cardId');
  if (!held) throw new CardError('DISCOUNT_NOT_HELD');
  const { price, quantity, item = '' } = sale;
  return Redemption.query(trx).insertAndFetch({
    id: randomUUID(),
    partnerId: sale.partnerId,
    discountId: discount.id,
    residentId: card.residentId,
    cardId: card.id,
    item: item === '' ? discount.name : item,
    quantity,
    price,
    saved: savedOf(discount, price, quantity),
    at: city.clock.now(),
    personId: sale.personId ?? null,
  });
}

/** @throws CardError CARD_BLOCKED, CARD_EXPIRED, CARD_INACTIVE for a card that is not good today */
export function refuseStatus(status: PartnerCardStatus): void {
  if (status !== 'active') throw new CardError(REFUSALS[status]);
}

/** @throws CardError DISCOUNT_NOT_FOUND where there is none, DISCOUNT_NOT_VALID outside its period */
export function refuseDiscount(discount: Discount | undefined, today: CivilDate): Discount {
  if (!discount) throw new CardError('DISCOUNT_NOT_FOUND');
  if (!isInForce(discount, today)) throw new CardError('DISCOUNT_NOT_VALID');
  return discount;
}

const isInForce = ({ validFrom, validUntil }: Discount, today: CivilDate): boolean =>
  (validFrom === null || validFrom <= today) && (validUntil === null || validUntil >= today);
