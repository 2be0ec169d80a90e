import type { Knex } from 'knex';
import type { Offer } from '@karta/contracts';
import type { CivilDate } from '@karta/domain';

/** Discounts that hold on a day, of partners that take part; of one program or of one resident by what the caller adds. */
export function offersOn(knex: Knex, today: CivilDate): Knex.QueryBuilder<object, Offer[]> {
  return knex('discounts as d')
    .join('partners as p', 'p.id', 'd.partner_id')
    .join('packages as k', 'k.code', 'd.package_code')
    .where('p.is_active', true)
    .where('d.is_closed', false)
    .where((from) => from.whereNull('d.valid_from').orWhere('d.valid_from', '<=', today))
    .where((until) => until.whereNull('d.valid_until').orWhere('d.valid_until', '>=', today))
    .orderBy(['p.name', 'd.name'])
    .select('d.id', 'd.name', 'd.description', 'd.saving_kind', 'd.saving_value', 'd.valid_until', 'd.package_code')
    .select('p.category', 'p.address', 'p.opening_hours')
    .select({ packageName: 'k.name', partnerName: 'p.name', partnerDescription: 'p.description' });
}
