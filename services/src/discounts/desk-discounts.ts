import type { DeskDiscount } from '@karta/contracts';
import type { City } from '@karta/db';
import { offersOn } from './offers.ts';

/** The discounts of a partner that hold today; `cardId`: those alone whose package this card has. */
export async function deskDiscounts(
  { knex, clock }: City,
  partnerId: string,
  cardId: string | null,
): Promise<DeskDiscount[]> {
  const today = clock.today();
  const all = offersOn(knex, today).where('p.id', partnerId);
  const held = knex('resident_packages').where({ cardId }).where('validUntil', '>=', today).select('packageCode');
  const found = await (cardId === null ? all : all.whereIn('d.package_code', held));
  return found.map(({ id, name, packageName, savingKind, savingValue }) => ({
    ...{ id, name, packageName, savingKind, savingValue },
  }));
}
