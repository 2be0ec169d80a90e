import type { Knex } from 'knex';

export interface TownGroup {
  readonly code: string;
  readonly name: string;
  readonly atOwnPoint: boolean;
  readonly hasMembers: boolean;
}

/** Every group of the town, and whether an active person belongs to it, by a role or by name. */
export async function groupsOfTown(knex: Knex): Promise<TownGroup[]> {
  const { rows } = await knex.raw<{ rows: TownGroup[] }>(`
    select g.code, g.name, g.at_own_point as "atOwnPoint", exists (
      select from operators as o where o.is_active and (
        exists (select from operator_groups as m where m.group_code = g.code and m.operator_id = o.id)
        or exists (
          select from role_groups as m join operator_roles as r using (role_code)
          where m.group_code = g.code and r.operator_id = o.id))
    ) as "hasMembers"
    from groups as g order by g.code`);
  return rows;
}
