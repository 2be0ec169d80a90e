import type { AnnouncementAudience, CivilDate } from '@karta/domain';
import { addYears } from '@karta/domain';
import type { Knex } from 'knex';

/** States of cards whose holder somebody at the point knows. */
const HELD = ['ready', 'sent', 'active', 'blocked', 'expired'];

/** Ids of the active accounts that an audience means; as a query, for an insert or a count. */
export function accountsOf(knex: Knex, audience: AnnouncementAudience, today: CivilDate): Knex.QueryBuilder {
  const { packageCode, pickupPointId, ageFrom, ageTo } = audience;
  const rows = knex('accounts').where('accounts.state', 'active');
  const entries = () => knex('residents as r').whereRaw('r.account_id = accounts.id').select(knex.raw('1'));
  if (packageCode !== null) {
    const held = entries().join('resident_packages as p', 'p.resident_id', 'r.id').where('p.package_code', packageCode);
    rows.whereExists(held.whereRaw('(p.valid_until is null or p.valid_until >= ?)', [today]));
  }
  if (pickupPointId !== null) {
    const cards = entries().join('cards as c', 'c.resident_id', 'r.id').where('c.pickup_point_id', pickupPointId);
    rows.whereExists(cards.whereIn('c.state', HELD));
  }
  if (ageFrom !== null) rows.whereExists(entries().where('r.birth_date', '<=', addYears(today, -ageFrom)));
  // somebody of 17 years has not had the 18th birthday yet
  if (ageTo !== null) rows.whereExists(entries().where('r.birth_date', '>', addYears(today, -ageTo - 1)));
  return rows;
}

/** How many accounts an audience means. */
export async function countAudience(knex: Knex, audience: AnnouncementAudience, today: CivilDate): Promise<number> {
  const counted = await accountsOf(knex, audience, today).count({ count: '*' }).first();
  return Number(counted?.['count'] ?? 0);
}
