import { FamilyMember, type City } from '@karta/db';
import { isOfAge } from '@karta/domain';
import type { DueStart } from './due-start.ts';

/** Nobody born later is of age: narrows what is read, `isOfAge` decides (somebody born on 29 February, see there). */
const BORN_BY = "birth_date <= ?::date - interval '18 years' + interval '1 day'";

/** Members of families who are 18 today, or became it while nobody looked (requirements T7). */
export async function birthdays(city: City): Promise<DueStart[]> {
  const today = city.clock.today();
  const members = await FamilyMember.query(city.knex).whereRaw(BORN_BY, [today]).whereNull('guardianFrozenAt');
  return members
    .filter(({ birthDate }) => isOfAge(birthDate, today))
    .map(({ id }) => ({ processKey: 'coming-of-age', subject: id, facts: { memberId: id } }));
}
