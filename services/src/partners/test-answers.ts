import { randomUUID } from 'node:crypto';
import type { CardListLine, CardLookup, CardStatus } from '@karta/contracts';
import { Discount, type City } from '@karta/db';
import {
  addYears,
  CardError,
  savedOf,
  TEST_CARDS,
  TEST_ERRORS,
  type CivilDate,
  type PartnerField,
  type TestCard,
} from '@karta/domain';
import type { ListAsked } from '../card-lists/list-version.ts';
import { refuseDiscount, refuseStatus, type Sale } from '../discounts/redeem.ts';
import { offersOn } from '../discounts/offers.ts';
import { toldBesideStatus } from './told-to-partner.ts';

/** The card of a test key. @throws CardError NOT_FOUND for every real one; what `TEST_ERRORS` names */
export function testCard(lookup: CardLookup): TestCard {
  const error = 'number' in lookup ? TEST_ERRORS[lookup.number.toUpperCase()] : undefined;
  if (error) throw new CardError(error, { retryAfterSeconds: '2' });
  const found = TEST_CARDS.find((card) =>
    'number' in lookup ? card.number === lookup.number.toUpperCase() : 'uid' in lookup && card.uid === lookup.uid,
  );
  if (!found) throw new CardError('NOT_FOUND');
  return found;
}

/** What a partner's program would be told of a card like this one: the town's packages, and this partner's discounts. */
export async function testStatus(
  city: City,
  card: TestCard,
  { partnerId, tells }: { readonly partnerId: string; readonly tells: readonly PartnerField[] },
): Promise<CardStatus> {
  const told = toldBesideStatus(card.status, tells);
  const offers = card.hasPackages ? await offersOn(city.knex, city.clock.today()).where('p.id', partnerId) : [];
  const packages: { code: string; name: string }[] = card.hasPackages
    ? await city.knex('packages').where({ isClosed: false }).orderBy(['position', 'code']).select('code', 'name')
    : [];
  const validUntil = lastDayOf(card, city.clock.today());
  const all = {
    validUntil,
    packages: packages.map((each) => ({ ...each, validUntil })),
    reliefs: offers.map(({ name, packageName, savingKind, savingValue }) => ({
      ...{ name, packageName, savingKind, savingValue },
    })),
    name: `Test ${card.number}`,
    photo: null,
  };
  const { number, status } = card;
  const granted = Object.fromEntries(told.map((field) => [field, all[field]]));
  return { number, status, chipLevel: 'L0', ...granted, checkedAt: city.clock.now().toISOString(), test: true };
}

/** The lines of a list as a test key takes it. */
export async function* testLines({ clock }: City, { list, fields }: ListAsked): AsyncGenerator<CardListLine[]> {
  const today = clock.today();
  const cards = TEST_CARDS.filter(({ status }) => (status === 'active') === (list === 'white'));
  yield cards.map((card, statusIndex) => ({
    ...{ number: card.number, status: card.status },
    ...(fields.includes('validUntil') && { validUntil: lastDayOf(card, today) }),
    ...(fields.includes('uid') && { uid: card.uid }),
    ...(fields.includes('statusIndex') && { statusIndex }),
  }));
}

/** What a real redemption would answer and refuse; nothing is noted. @throws CardError as `redeem` does */
export async function testRedemption(
  city: City,
  card: TestCard,
  sale: Sale,
): Promise<{ id: string; price: number; saved: number; at: Date }> {
  refuseStatus(card.status);
  const discount = await Discount.query(city.knex).findById(sale.discountId).where({ partnerId: sale.partnerId });
  const found = refuseDiscount(discount, city.clock.today());
  if (!card.hasPackages) throw new CardError('DISCOUNT_NOT_HELD');
  const { price, quantity } = sale;
  return { id: randomUUID(), price, saved: savedOf(found, price, quantity), at: city.clock.now() };
}

const lastDayOf = ({ status }: TestCard, today: CivilDate): CivilDate => addYears(today, status === 'expired' ? -1 : 1);
