import { CASES } from '@karta/contracts/registers';
import { asId, type RegisterSql } from './register-sql.ts';

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

const BY_STEP = `pi.workflow_id = any(array(select found.workflow_id from process_elements as found
  where found.left_at is null and found.name <> '' and km_fold(found.name) like :pattern))`;
const BY_NUMBER = `pi.case_id = any(array(select found.id::text from applications as found
  where found.number::text like :pattern))`;
/** The name is that of the case's own version; other versions may have others. */
const BY_PROCESS = `(pi.process_key = any(array(select found.process_key from process_definitions as found
  where km_fold(found.name || ' ' || found.process_key) like :pattern))
  and km_fold(d.name || ' ' || pi.process_key) like :pattern)`;

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
    id: 'pi.workflow_id',
  },
  fields: { caseId: 'pi.case_id', processKey: 'pi.process_key' },
  filters: {
    processKey: 'pi.process_key',
    state: (rows, state) => {
      if (state === 'running') rows.where('pi.state', 'running');
      else if (state === 'incident') rows.whereRaw(HAS_INCIDENT);
      else rows.whereRaw(`${STATE} = ?`, [state]);
    },
  },
  ties: [{ sql: 'pi.workflow_id', type: 'text' }],
};
