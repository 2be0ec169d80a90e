import { FamilyMember, type City } from '@karta/db';
import { addYears } from '@karta/domain';
import type { DueStart } from './daily-run.ts';

const OF_AGE = 18;

/** Members of families who are 18 today, or became it while nobody looked (requirements T7). */
export async function birthdays(city: City): Promise<DueStart[]> {
  const born = addYears(city.clock.today(), -OF_AGE);
  const members = await FamilyMember.query(city.knex).where('birthDate', '<=', born).whereNull('guardianFrozenAt');
  return members.map(({ id }) => ({ processKey: 'coming-of-age', subject: id, facts: { memberId: id } }));
}
