import { DiscountList, UsedDiscountList } from '@karta/contracts';
import { offersOn } from '@karta/services';
import { residentRoute } from '../http/definition.ts';

/** More than anybody pages through; older ones are in the file of one's own data. */
const MOST_SHOWN = 2000;

/** What partners give for the packages that this person holds. */
export const discounts = residentRoute({
  method: 'get',
  path: '/resident/discounts',
  forMembers: true,
  answer: DiscountList,
  async handle(_input, { city, actor }) {
    const today = city.clock.today();
    const found = await offersOn(city.knex, today).whereIn('d.package_code', (held) =>
      held
        .from('resident_packages as held')
        .join('residents as r', 'r.id', 'held.resident_id')
        .where('r.account_id', actor.accountId)
        .where('held.valid_until', '>=', today)
        .select('held.package_code'),
    );
    return {
      discounts: found.map(({ id, name, partnerName, category, description, packageName, address, validUntil }) => ({
        id,
        name,
        partnerName,
        category,
        description,
        packageName,
        address,
        validUntil,
      })),
    };
  },
});

/** What this person has used, the newest first (004-90 to 004-92). */
export const usedDiscounts = residentRoute({
  method: 'get',
  path: '/resident/used-discounts',
  forMembers: true,
  answer: UsedDiscountList,
  async handle(_input, { city, actor }) {
    const rows: (UsedDiscountList['used'][number] & { at: never })[] = await city
      .knex('redemptions as u')
      .join('residents as r', 'r.id', 'u.resident_id')
      .join('discounts as d', 'd.id', 'u.discount_id')
      .join('partners as p', 'p.id', 'u.partner_id')
      .where('r.account_id', actor.accountId)
      .whereNull('u.reversed_at')
      .orderBy('u.at', 'desc')
      .limit(MOST_SHOWN)
      .select('u.id', 'u.at', 'u.price', 'u.saved', 'p.category')
      .select({ name: 'u.item', partnerName: 'p.name', description: 'd.name' });
    return { used: rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })) };
  },
});
