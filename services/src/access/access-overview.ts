import { isHideable, type AccessOverview } from '@karta/contracts';
import { APPLICANT_GROUP } from '@karta/domain';
import type { Knex } from 'knex';
import { groupsOfTown } from './groups-of-town.ts';

const ROLES = `
  select r.code, r.name, r.version,
    (select coalesce(jsonb_agg(jsonb_build_object('permission', g.permission, 'condition', g.condition) order by g.permission), '[]')
      from role_grants as g where g.role_code = r.code) as grants,
    (select coalesce(jsonb_agg(m.group_code order by m.group_code), '[]') from role_groups as m where m.role_code = r.code)
      as groups,
    (select coalesce(jsonb_agg(f.register || '.' || f.field order by f.register, f.field), '[]')
      from field_rights as f where f.role_code = r.code) as "hiddenFields"
  from roles as r order by r.name`;

const PEOPLE = `
  select o.id, o.name, o.unit, o.access_version as version,
    exists (select 1 from second_factors as f
      where f.kind = 'operator' and f.subject = o.id and f.confirmed_at is not null) as "hasSecondFactor",
    (select coalesce(jsonb_agg(r.role_code order by r.role_code), '[]') from operator_roles as r where r.operator_id = o.id)
      as roles,
    (select coalesce(jsonb_agg(m.group_code order by m.group_code), '[]') from operator_groups as m
      where m.operator_id = o.id) as groups
  from operators as o where o.is_active order by o.name, o.id`;

const WAITING = `
  select candidate_group as "group", count(*)::int as "openTasks" from tasks
  where state in ('open', 'claimed') and candidate_group <> ? group by 1 order by 1`;

/** Roles with their rights, groups, active people, and the open tasks of groups to which nobody belongs. */
export async function accessOverview(knex: Knex): Promise<AccessOverview> {
  const [roles, people, waiting] = await Promise.all([
    knex.raw<{ rows: AccessOverview['roles'] }>(ROLES),
    knex.raw<{ rows: AccessOverview['people'] }>(PEOPLE),
    knex.raw<{ rows: AccessOverview['withoutMembers'] }>(WAITING, [APPLICANT_GROUP]),
  ]);
  const groups = await groupsOfTown(knex);
  const withMembers = new Set(groups.filter(({ hasMembers }) => hasMembers).map(({ code }) => code));
  return {
    // a column that there is no more hides nothing, and could not be saved again
    roles: roles.rows.map((role) => ({ ...role, hiddenFields: role.hiddenFields.filter(isHideable) })),
    people: people.rows,
    groups,
    withoutMembers: waiting.rows.filter(({ group }) => !withMembers.has(group)),
  };
}
