import type { StaffList } from '@karta/contracts';
import type { City } from '@karta/db';
import { SESSION_MS } from '@karta/domain';
import type { Knex } from 'knex';

type Row = Omit<StaffList['people'][number], 'lastUsed'> & { lastUsed: Date | null };

const PEOPLE = `
  select o.id, o.name, o.email, o.unit, o.pickup_point_id as "pickupPointId", p.name as "pointName",
    o.access_version as version,
    case when not o.is_active then 'off' when o.invited_at is not null then 'invited' else 'active' end as state,
    exists (select 1 from second_factors as f
      where f.kind = 'operator' and f.subject = o.id and f.confirmed_at is not null) as "hasSecondFactor",
    exists (select 1 from operator_identities as i where i.operator_id = o.id) as "hasOpenId",
    (select coalesce(jsonb_agg(r.role_code order by r.role_code), '[]') from operator_roles as r where r.operator_id = o.id)
      as roles,
    (select coalesce(jsonb_agg(m.group_code order by m.group_code), '[]') from operator_groups as m
      where m.operator_id = o.id) as groups,
    coalesce(open.sessions, 0) as sessions, open.used - make_interval(secs => :idle) as "lastUsed"
  from operators as o
  left join pickup_points as p on p.id = o.pickup_point_id
  left join (
    select sess->>'subject' as subject, count(*)::int as sessions, max(expire) as used from operator_sessions
    where expire > :now and (sess->>'since')::bigint > :since group by 1
  ) as open on open.subject = o.id::text
  order by o.name, o.id`;

/** Everybody of the office with roles, groups, second factor and open sessions; those who have left too. */
export async function staffList(trx: Knex, { clock }: City): Promise<StaffList> {
  const now = clock.now();
  const { idle, whole } = SESSION_MS.operator;
  const { rows } = await trx.raw<{ rows: Row[] }>(PEOPLE, {
    now,
    since: now.getTime() - whole,
    idle: idle / 1000,
  });
  return {
    people: rows.map((row) => ({ ...row, lastUsed: row.lastUsed?.toISOString() ?? null })),
    roles: await trx('roles').orderBy('name').select('code', 'name'),
    groups: await trx('groups').orderBy('name').select('code', 'name'),
    points: await trx('pickup_points').orderBy('position').select('id', 'name'),
  };
}
