import { ProcessDefinition, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { ProcessPicture, StepLoad, VersionLoad } from '@karta/contracts';
import type { Knex } from 'knex';
import { seconds } from './seconds.ts';

interface Of {
  processKey: string;
  version: number;
}
interface Standing {
  elementId: string;
  name: string;
  kind: string;
  here: string;
  incidents: string;
  overdue: string;
  since: Date;
}
interface Stay {
  elementId: string;
  name: string;
  kind: string;
  median: string;
  slow: string;
}

/** Times are measured on so many cases at most, those that ended last. */
const MEASURED_CASES = 2000;

/**
 * A version of a process, by default the newest, with what stands at each step and how long steps took.
 * @throws CardError VERSION_NOT_FOUND
 */
export async function processPicture(city: City, processKey: string, wanted?: number): Promise<ProcessPicture> {
  const { knex } = city;
  const query = ProcessDefinition.query(knex).where({ processKey }).orderBy('version', 'desc');
  if (wanted !== undefined) query.where({ version: wanted });
  const definition = await query.first();
  if (!definition) throw new CardError('VERSION_NOT_FOUND');
  const { name, version, xml } = definition;
  const [standing, stays, versions] = await Promise.all([
    whatStands(knex, { processKey, version }, city.clock.today()),
    howLong(knex, { processKey, version }, city.clock.now()),
    versionsOf(knex, processKey, city.clock.now()),
  ]);
  return { processKey, name, version, xml, steps: stepsOf(standing, stays), versions };
}

function stepsOf(standing: readonly Standing[], stays: readonly Stay[]): StepLoad[] {
  const ids = new Set([...standing, ...stays].map(({ elementId }) => elementId));
  return [...ids].flatMap((elementId) => {
    const now = standing.find((each) => each.elementId === elementId);
    const stay = stays.find((each) => each.elementId === elementId);
    const about = now ?? stay;
    if (!about) return [];
    return {
      elementId,
      name: about.name,
      kind: about.kind,
      here: Number(now?.here ?? 0),
      incidents: Number(now?.incidents ?? 0),
      overdue: Number(now?.overdue ?? 0),
      medianSeconds: seconds(stay?.median),
      slowSeconds: seconds(stay?.slow),
      since: now?.since.toISOString() ?? null,
    };
  });
}

async function whatStands(knex: Knex, { processKey, version }: Of, today: string): Promise<readonly Standing[]> {
  const { rows } = await knex.raw<{ rows: Standing[] }>(
    `select e.element_id as "elementId", min(e.name) as name, min(e.kind) as kind,
       count(distinct e.workflow_id) as here, min(e.entered_at) as since,
       count(distinct e.workflow_id) filter (where exists (
         select from process_incidents x
         where x.workflow_id = e.workflow_id and x.element_id = e.element_id and x.resolved_at is null
       )) as incidents,
       count(distinct e.workflow_id) filter (where exists (
         select from tasks t where t.workflow_id = e.workflow_id and t.element_id = e.element_id
           and t.state in ('open', 'claimed') and t.due_on < ?
       )) as overdue
     from process_instances i join process_elements e using (workflow_id)
     where i.process_key = ? and i.version = ? and i.state = 'running' and e.left_at is null
     group by e.element_id`,
    [today, processKey, version],
  );
  return rows;
}

async function howLong(knex: Knex, { processKey, version }: Of, now: Date): Promise<readonly Stay[]> {
  const { rows } = await knex.raw<{ rows: Stay[] }>(
    `with measured as (
       select workflow_id from process_instances
       where process_key = ? and version = ? and state = 'completed' and ended_at > ?::timestamptz - interval '90 days'
       order by ended_at desc limit ${MEASURED_CASES}
     )
     select e.element_id as "elementId", min(e.name) as name, min(e.kind) as kind,
       percentile_cont(0.5) within group (order by extract(epoch from e.left_at - e.entered_at)) as median,
       percentile_cont(0.9) within group (order by extract(epoch from e.left_at - e.entered_at)) as slow
     from measured join process_elements e using (workflow_id)
     where e.left_at is not null
     group by e.element_id
     order by min(e.id)`,
    [processKey, version, now],
  );
  return rows;
}

async function versionsOf(knex: Knex, processKey: string, now: Date): Promise<VersionLoad[]> {
  const { rows } = await knex.raw<{
    rows: (Omit<VersionLoad, 'deployedAt'> & { deployedAt: Date; median: string | null })[];
  }>(
    `select d.version, d.note, d.deployed_at as "deployedAt",
       count(*) filter (where i.state = 'running') as running,
       count(*) filter (where i.state = 'running' and exists (
         select from process_incidents x where x.workflow_id = i.workflow_id and x.resolved_at is null
       )) as incidents,
       count(*) filter (where i.state = 'completed') as ended,
       percentile_cont(0.5) within group (order by extract(epoch from i.ended_at - i.started_at))
         filter (where i.state = 'completed') as median
     from process_definitions d left join process_instances i
       on i.process_key = d.process_key and i.version = d.version
       and (i.state = 'running' or i.ended_at > ?::timestamptz - interval '90 days')
     where d.process_key = ?
     group by d.version, d.note, d.deployed_at
     order by d.version desc`,
    [now, processKey],
  );
  return rows.map(({ version, note, deployedAt, median, ...counts }) => ({
    version,
    note,
    deployedAt: deployedAt.toISOString(),
    running: Number(counts.running),
    incidents: Number(counts.incidents),
    ended: Number(counts.ended),
    medianSeconds: seconds(median),
  }));
}
