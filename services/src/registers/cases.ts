import { CASES } from '@karta/contracts/registers';
import { asId, type NamedElsewhere, type RegisterSql } from './register-sql.ts';

const HAS_INCIDENT = `exists (
  select 1 from process_incidents as i where i.workflow_id = pi.workflow_id and i.resolved_at is null)`;
/** What a person is told: a suspended case first, then one that needs repair. */
const STATE = `case
  when pi.state = 'terminated' then 'completed'
  when pi.state <> 'running' then pi.state
  when pi.suspended_at is not null then 'suspended'
  when ${HAS_INCIDENT} then 'incident'
  else 'running' end`;
const STEPS = `(select coalesce(array_agg(e.name order by e.id), '{}') from process_elements as e
  where e.workflow_id = pi.workflow_id and e.left_at is null and e.name <> '')`;
/** A case of an application has its id; others have ids of their own. */
const OF_APPLICATION = `left join applications as a on a.id = ${asId('pi.case_id')}`;

/**
 * Few steps have names of their own, however many cases stand at them: each name is found behind the one before it, and folded
 * once. The planner knows how many ids it gets.
 */
const NEXT_STEP = `select min(name) from process_elements where left_at is null and name <> ''`;
const BY_STEP: NamedElsewhere = {
  keys: `with recursive step as (
      select (${NEXT_STEP}) as name
      union all select (${NEXT_STEP} and name > step.name) from step where step.name is not null)
    select array(select found.workflow_id from process_elements as found
    where found.left_at is null and found.name <> '' and found.name = any(array(
      select name from step where km_fold(name) like :pattern))) as keys`,
  fits: 'pi.workflow_id = any(:keys)',
};
const BY_NUMBER: NamedElsewhere = {
  keys: `select array(select found.id::text from applications as found where found.number::text like :pattern) as keys`,
  fits: 'pi.case_id = any(:keys)',
};
/**
 * The name is that of the case's own version; other versions may have others. A process all of whose versions are called so is
 * asked for by its key, of which the planner knows how many cases have it.
 */
const BY_PROCESS: NamedElsewhere = {
  keys: `select array(select distinct process_key || case when is_all then '' else ' ' || version end
    from (select *, every(fits) over (partition by process_key) as is_all
      from (select process_key, version, km_fold(name || ' ' || process_key) like :pattern as fits
        from process_definitions) as named) as called
    where fits) as keys`,
  fits: `(pi.process_key = any(:keys)
    or (pi.process_key = any(array(select split_part(key, ' ', 1) from unnest(:keys::text[]) as key))
      and pi.process_key || ' ' || pi.version = any(:keys)))`,
};
/** SQL of the cases that a person calls so; those that stand still run too. */
const IN_STATE: Readonly<Record<string, string>> = {
  running: "pi.state = 'running'",
  suspended: "pi.state = 'running' and pi.suspended_at is not null",
  incident: HAS_INCIDENT,
  completed: "pi.state in ('completed', 'terminated')",
};

/** Cases with what the list shows of them. */
export const CASES_IN_SQL: RegisterSql<typeof CASES> = {
  of: CASES,
  from: (knex) =>
    knex('process_instances as pi')
      .leftJoin('process_definitions as d', (on) =>
        on.on('d.process_key', 'pi.process_key').on('d.version', 'pi.version'),
      )
      .joinRaw(OF_APPLICATION),
  point: null,
  columns: {
    process: {
      value: 'coalesce(d.name, pi.process_key)',
      text: "d.name || ' ' || pi.process_key",
      found: BY_PROCESS,
    },
    number: { value: 'a.number', found: BY_NUMBER },
    state: STATE,
    steps: { value: STEPS, text: `array_to_string(${STEPS}, ' ')`, found: BY_STEP },
    version: 'pi.version',
    started: 'pi.started_at',
    ended: { value: 'pi.ended_at', sort: { sql: "coalesce(pi.ended_at, 'infinity')", type: 'timestamptz' } },
    id: { value: 'pi.workflow_id', folded: 'pi.id_fold' },
  },
  fields: { caseId: 'pi.case_id', processKey: 'pi.process_key' },
  filters: {
    processKey: 'pi.process_key',
    elementId: (rows, elementId) =>
      rows.whereRaw(
        'pi.workflow_id in (select e.workflow_id from process_elements as e where e.element_id = ? and e.left_at is null)',
        [elementId],
      ),
    version: (rows, version) => rows.whereRaw('pi.version::text = ?', [version]),
    state: (rows, state) => {
      const inState = IN_STATE[state];
      if (inState === undefined) rows.where('pi.state', state);
      else rows.whereRaw(inState);
    },
  },
  ties: [{ sql: 'pi.workflow_id', type: 'text' }],
};
