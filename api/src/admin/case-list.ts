import { CaseExport, CaseList, CaseQuery, type CaseRow } from '@karta/contracts';
import type { City } from '@karta/db';
import type * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { EXPORT_SIZE, recordExport } from '../lists/export.ts';
import { narrow, readPage, timeText, type Page, type Register } from '../lists/register.ts';

const PAGE_SIZE = 100;
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
const OF_APPLICATION = `left join applications as a
  on a.id = case when pi.case_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then pi.case_id::uuid end`;

const CASES: Register = {
  columns: {
    process: {
      sort: { sql: 'coalesce(d.name, pi.process_key)', type: 'text' },
      text: "d.name || ' ' || pi.process_key",
    },
    number: { sort: { sql: 'coalesce(a.number, 0)', type: 'integer' }, text: 'a.number::text' },
    state: { sort: { sql: STATE, type: 'text' }, code: STATE },
    steps: { text: `array_to_string(${STEPS}, ' ')` },
    version: { sort: { sql: 'pi.version', type: 'integer' } },
    started: { sort: { sql: 'pi.started_at', type: 'timestamptz' }, text: timeText('pi.started_at') },
    ended: { sort: { sql: "coalesce(pi.ended_at, 'infinity')", type: 'timestamptz' }, text: timeText('pi.ended_at') },
    id: { sort: { sql: 'pi.workflow_id', type: 'text' }, text: 'pi.workflow_id' },
  },
  ties: [{ sql: 'pi.workflow_id', type: 'text' }],
  sort: 'started',
  direction: 'desc',
};

type Row = z.infer<typeof CaseRow>;
type Joined = Omit<Row, 'startedAt' | 'endedAt'> & { startedAt: Date; endedAt: Date | null };

async function pageOf(city: City, ask: z.infer<typeof CaseQuery>, size: number): Promise<Page<Row>> {
  const { knex } = city;
  const rows = knex('process_instances as pi')
    .leftJoin('process_definitions as d', (on) =>
      on.on('d.process_key', 'pi.process_key').on('d.version', 'pi.version'),
    )
    .joinRaw(OF_APPLICATION)
    .select('pi.workflow_id', 'pi.case_id', 'pi.process_key', 'pi.version', 'pi.started_at', 'pi.ended_at')
    .select({ applicationNumber: 'a.number', processName: knex.raw('coalesce(d.name, pi.process_key)') })
    .select({ state: knex.raw(STATE), currentSteps: knex.raw(STEPS) });
  if (ask.processKey) rows.where('pi.process_key', ask.processKey);
  if (ask.state === 'running') rows.where('pi.state', 'running');
  else if (ask.state === 'incident') rows.whereRaw(HAS_INCIDENT);
  else if (ask.state) rows.whereRaw(`${STATE} = ?`, [ask.state]);
  narrow(rows, CASES, ask, city.zone);
  const page = await readPage<Joined>(rows, CASES, ask, size);
  return { ...page, rows: page.rows.map(caseRow) };
}

const caseRow = ({ startedAt, endedAt, ...row }: Joined): Row => ({
  ...row,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

/** Cases, newest first; `running` counts those that stand still too. */
export const cases = adminRoute('process.read', {
  method: 'get',
  path: '/admin/cases',
  query: CaseQuery,
  answer: CaseList,
  async handle({ query }, { city }) {
    const { rows, ...end } = await pageOf(city, query, PAGE_SIZE);
    return { cases: rows, ...end };
  },
});

/** Cases for a file. */
export const exportCases = adminRoute('process.read', {
  method: 'post',
  path: '/admin/cases/export',
  body: CaseQuery.strict(),
  answer: CaseExport,
  async handle({ body }, { city, actor }) {
    return recordExport(city, actor, 'cases', body, await pageOf(city, body, EXPORT_SIZE));
  },
});
