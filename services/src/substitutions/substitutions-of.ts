import type { AbleSubstituteList, Substitution, SubstitutionList } from '@karta/contracts';
import { addDays, type CivilDate } from '@karta/domain';
import type { Knex } from 'knex';
import { asId } from '../registers/register-sql.ts';
import { ableToStandIn, settlesTasks } from './able-to-stand-in.ts';

/** How long one that is over stays in sight. */
const SHOWN_DAYS = 90;
const MOST_DONE = 100;

/** SQL of the groups of a person, by a role or by name. */
const groupsOf = (id: string): string => `
  select group_code from operator_groups where operator_id = ${id}
  union select group_code from role_groups join operator_roles using (role_code) where operator_id = ${id}`;
/** SQL of the names of the groups of one person to which another does not belong. */
const groupsWithout = (absent: string, substitute: string): string => `
  (select coalesce(array_agg(g.name order by g.name), '{}') from groups as g
    where g.code in (${groupsOf(absent)}) and g.code not in (${groupsOf(substitute)}))`;

const ROWS = `
  select s.id, s.absent_id as "absentId", absent.name as "absentName", s.substitute_id as "substituteId",
    substitute.name as "substituteName", s.from_on as "from", s.until_on as "until", s.version, s.ended_at as "endedAt",
    case when s.ended_at is not null or s.until_on < :today then 'ended'
      when s.from_on > :today then 'planned' else 'running' end as state,
    array_remove(array[
      case when not substitute.is_active then 'off' end,
      case when substitute.is_active and not ${settlesTasks('s.substitute_id')} then 'no-right' end,
      case when exists (select from substitutions as away where away.absent_id = s.substitute_id and away.ended_at is null
        and away.from_on <= s.until_on and away.until_on >= greatest(s.from_on, :today)) then 'away' end], null) as gaps,
    ${groupsWithout('s.absent_id', 's.substitute_id')} as "missingGroups"
  from substitutions as s
  join operators as absent on absent.id = s.absent_id
  join operators as substitute on substitute.id = s.substitute_id`;

type Row = Omit<Substitution, 'endedAt'> & { endedAt: Date | null };
const shown = ({ endedAt, ...row }: Row): Substitution => ({ ...row, endedAt: endedAt?.toISOString() ?? null });

/** Who works in this person's place and in whose place they work, with what was done in theirs: for themselves to read. */
export async function substitutionsOf(
  knex: Knex,
  { personId, isOneself }: { personId: string; isOneself: boolean },
  today: CivilDate,
): Promise<SubstitutionList> {
  const asked = { personId, today, since: addDays(today, -SHOWN_DAYS) };
  const own = await knex.raw<{ rows: Row[] }>(
    `${ROWS} where s.absent_id = :personId and s.until_on >= :since order by s.until_on desc, s.created_at desc`,
    asked,
  );
  const duties = await knex.raw<{ rows: Row[] }>(
    `${ROWS} where s.substitute_id = :personId and s.ended_at is null and s.until_on >= :today order by s.from_on`,
    asked,
  );
  const done = isOneself ? await doneInPlaceOf(knex, personId) : [];
  return { own: own.rows.map(shown), duties: duties.rows.map(shown), done };
}

type Done = SubstitutionList['done'][number];

async function doneInPlaceOf(knex: Knex, personId: string): Promise<Done[]> {
  const rows: (Omit<Done, 'at' | 'task'> & { at: Date; taskId: string | null; name: string; form: string })[] =
    await knex('audit as l')
      .joinRaw(`join operators as o on o.id = ${asId('l.actor_id')}`)
      .joinRaw(`left join tasks as t on l.subject_kind = 'task' and t.id = l.subject_id`)
      .joinRaw(
        `left join applications as a on a.id = coalesce(t.application_id,
        case when l.subject_kind = 'application' then ${asId('l.subject_id')} end)`,
      )
      .where({ 'l.actorKind': 'operator', 'l.actsFor': personId })
      .orderBy('l.id', 'desc')
      .limit(MOST_DONE)
      .select({ at: 'l.at', by: 'o.name', act: 'l.act', taskId: 't.id', name: 't.name', form: 't.form' })
      .select({ applicationId: 'a.id', applicationNumber: 'a.number' });
  return rows.map(({ taskId, name, form, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    task: taskId === null ? null : { id: taskId, name, form },
  }));
}

/** Who could work in this person's place: whoever settles tasks. */
export async function ableSubstitutes(knex: Knex, personId: string): Promise<AbleSubstituteList['people']> {
  const able = (await ableToStandIn(knex)).filter(({ id }) => id !== personId);
  const { rows } = await knex.raw<{ rows: { id: string; missing: string[] }[] }>(
    `select o.id, ${groupsWithout(':personId', 'o.id')} as missing from operators as o where o.id = any(:ids)`,
    { personId, ids: able.map(({ id }) => id) },
  );
  const missing = new Map(rows.map((row) => [row.id, row.missing]));
  return able.map(({ id, name, unit }) => ({ id, name, unit, missingGroups: missing.get(id) ?? [] }));
}
