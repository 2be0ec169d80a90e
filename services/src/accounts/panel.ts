import { FamilyMember, readSettings, type City } from '@karta/db';
import { isOfAge, panelOf, type Panel } from '@karta/domain';
import type { Knex } from 'knex';

/** What this account may do in the panel (requirements T10). Whose guardian's account is closed stands alone (T2). */
export async function panelOfAccount(knex: Knex, city: City, accountId: string): Promise<Panel> {
  const member = await FamilyMember.query(knex)
    .join('accounts as guardian', 'guardian.id', 'family_members.guardian_account_id')
    .where('family_members.account_id', accountId)
    .whereNot('guardian.state', 'closed')
    .select('family_members.birth_date')
    .first();
  if (!member) return 'full';
  const { memberPanel } = await readSettings(knex);
  return panelOf(true, isOfAge(member.birthDate, city.clock.today()), memberPanel);
}
