import type { City } from '@karta/db';
import type { ProcessOverview, ProcessSummary } from '@karta/contracts';
import type { Knex } from 'knex';
import { seconds } from './seconds.ts';

interface Counted {
  processKey: string;
  name: string;
  version: number;
  olderVersions: number[];
  running: string;
  incidents: string;
}
interface Measured {
  processKey: string;
  week: number | null;
  seconds: string | null;
}
interface Longest {
  processKey: string;
  step: string;
  since: Date;
  workflowId: string;
}

const WEEKS = 8;

/** Every deployed process with its load, its pace and where it waits longest, the busiest first. */
export async function processOverview(city: City): Promise<ProcessOverview> {
  const { knex } = city;
  const [counted, measured, overdue, longest] = await Promise.all([
    counts(knex),
    paces(knex, city.clock.now()),
    overdueCases(knex, city.clock.today()),
    longestWaits(knex),
  ]);
  const processes = counted.map((row): ProcessSummary => {
    const own = measured.filter(({ processKey }) => processKey === row.processKey);
    const wait = longest.find(({ processKey }) => processKey === row.processKey);
    return {
      processKey: row.processKey,
      name: row.name,
      version: row.version,
      olderVersions: row.olderVersions,
      running: Number(row.running),
      incidents: Number(row.incidents),
      overdue: overdue.get(row.processKey) ?? 0,
      medianSeconds: seconds(own.find(({ week }) => week === null)?.seconds),
      // the newest last
      weeks: Array.from({ length: WEEKS }, (_week, at) =>
        seconds(own.find(({ week }) => week === WEEKS - 1 - at)?.seconds),
      ),
      longest: wait ? { step: wait.step, since: wait.since.toISOString(), workflowId: wait.workflowId } : null,
    };
  });
  const sum = (of: 'running' | 'incidents'): number => processes.reduce((all, each) => all + each[of], 0);
  return { processes, running: sum('running'), incidents: sum('incidents') };
}

async function counts(knex: Knex): Promise<readonly Counted[]> {
  const { rows } = await knex.raw<{ rows: Counted[] }>(`
    with newest as (
      select distinct on (process_key) process_key, name, version
      from process_definitions order by process_key, version desc
    ), running as (
      select process_key, version, count(*) as running,
        count(*) filter (where exists (
          select from process_incidents x where x.workflow_id = i.workflow_id and x.resolved_at is null
        )) as incidents
      from process_instances i where state = 'running' group by process_key, version
    )
    select n.process_key as "processKey", n.name, n.version,
      coalesce(sum(r.running), 0) as running, coalesce(sum(r.incidents), 0) as incidents,
      coalesce(array_agg(r.version order by r.version desc) filter (where r.version < n.version), '{}') as "olderVersions"
    from newest n left join running r using (process_key)
    group by n.process_key, n.name, n.version
    order by sum(r.running) desc nulls last, n.name`);
  return rows;
}

/** Medians of the cases that ended in the last 90 days (no week), and of each of the last weeks (0 is the running one). */
async function paces(knex: Knex, now: Date): Promise<readonly Measured[]> {
  const { rows } = await knex.raw<{ rows: Measured[] }>(
    `select process_key as "processKey", week,
       percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at)) as seconds
     from (
       select process_key, started_at, ended_at, floor(extract(epoch from ?::timestamptz - ended_at) / 604800)::int as week
       from process_instances
       where state = 'completed' and ended_at > ?::timestamptz - interval '90 days'
     ) ended
     group by grouping sets ((process_key), (process_key, week))`,
    [now, now],
  );
  return rows;
}

async function overdueCases(knex: Knex, today: string): Promise<ReadonlyMap<string, number>> {
  const rows: { processKey: string; count: string }[] = await knex('tasks as t')
    .join('process_instances as i', 'i.workflowId', 't.workflowId')
    .whereIn('t.state', ['open', 'claimed'])
    .where('t.dueOn', '<', today)
    .groupBy('i.processKey')
    .select('i.processKey', knex.raw('count(distinct t.workflow_id) as count'));
  return new Map(rows.map(({ processKey, count }) => [processKey, Number(count)]));
}

async function longestWaits(knex: Knex): Promise<readonly Longest[]> {
  const { rows } = await knex.raw<{ rows: Longest[] }>(`
    select distinct on (i.process_key) i.process_key as "processKey", e.name as step, e.entered_at as since,
      e.workflow_id as "workflowId"
    from process_elements e join process_instances i using (workflow_id)
    where e.left_at is null and e.name <> '' and i.state = 'running'
      and e.kind not in ('sub-process', 'event-sub-process', 'transaction', 'ad-hoc-sub-process')
    order by i.process_key, e.entered_at, e.id`);
  return rows;
}
