import { isPermission, type Access, type Grant } from '@karta/domain';
import type { Knex } from 'knex';

/** Everything that the rows say of one person, in one question: it is asked with every request. */
const ROWS = `
  with own as (select role_code from operator_roles where operator_id = :id),
    belonging as (
      select group_code from operator_groups where operator_id = :id
      union select group_code from role_groups join own using (role_code)
    )
  select
    (select coalesce(jsonb_agg(distinct jsonb_build_object('permission', g.permission, 'condition', g.condition)), '[]')
      from role_grants as g join own using (role_code)) as grants,
    (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'atOwnPoint', s.at_own_point) order by s.code), '[]')
      from groups as s where s.code in (select group_code from belonging)) as groups,
    (select coalesce(jsonb_agg(distinct f.register || '.' || f.field), '[]')
      from field_rights as f join own using (role_code)) as "hiddenFields"`;

/**
 * What an operator may do at this moment: the grants, groups and hidden fields of all their roles; nothing for an unknown one.
 * A right that the program does not know any more gives nothing.
 */
export async function accessOf(knex: Knex, operatorId: string): Promise<Access> {
  const { rows } = await knex.raw<{ rows: [Access] }>(ROWS, { id: operatorId });
  const [{ grants, groups, hiddenFields }] = rows;
  return { grants: grants.filter(({ permission }: Grant) => isPermission(permission)), groups, hiddenFields };
}
