import type { City } from '@karta/db';
import type { IncidentGroup } from '@karta/contracts';
import type { AuditAct } from '@karta/domain';
import type { Knex } from 'knex';

interface Grouped {
  code: string;
  elementId: string;
  processKey: string;
  processName: string | null;
  stepName: string | null;
  count: string;
  message: string;
  first: Date;
  last: Date;
  workflowId: string;
}
interface Since {
  act: (typeof MENDING)[number];
  at: Date;
  by: string | null;
}

/** Acts after which a repetition may come out otherwise: what is set, deployed or connected anew. */
const MENDING = [
  'catalogue.change',
  'decision.deploy',
  'letter.change',
  'message-channel.change',
  'process.deploy',
  'setting.change',
  'settings.change',
] as const satisfies readonly AuditAct[];
const MOST_GROUPS = 100;
const MOST_NEWS = 3;

/** Open incidents by cause, process and step, the largest group first, each with what has changed since its first one. */
export async function incidentGroups({ knex }: City): Promise<IncidentGroup[]> {
  const { rows } = await knex.raw<{ rows: Grouped[] }>(
    `select coalesce(x.cause, x.code) as code, x.element_id as "elementId", i.process_key as "processKey",
       (select d.name from process_definitions d where d.process_key = i.process_key order by d.version desc limit 1)
         as "processName",
       (array_agg(e.name) filter (where e.name <> ''))[1] as "stepName",
       count(*) as count, mode() within group (order by x.message) as message,
       min(x.raised_at) as first, max(x.raised_at) as last, min(x.workflow_id) as "workflowId"
     from process_incidents x
       join process_instances i using (workflow_id)
       left join lateral (
         select name from process_elements e
         where e.workflow_id = x.workflow_id and e.element_id = x.element_id order by id desc limit 1
       ) e on true
     where x.resolved_at is null and i.state = 'running'
     group by 1, 2, 3 order by count(*) desc, min(x.raised_at) limit ${MOST_GROUPS}`,
  );
  return Promise.all(
    rows.map(async (row) => ({
      ...{ code: row.code, elementId: row.elementId, processKey: row.processKey, message: row.message },
      processName: row.processName ?? row.processKey,
      stepName: row.stepName ?? row.elementId,
      count: Number(row.count),
      // one that is alone is opened, not searched for
      workflowId: row.workflowId,
      first: row.first.toISOString(),
      last: row.last.toISOString(),
      since: (await newsSince(knex, row)).map(({ act, at, by }) => ({ act, at: at.toISOString(), by })),
    })),
  );
}

const newsSince = (knex: Knex, { first, processKey }: Grouped): Promise<Since[]> =>
  knex('audit as a')
    .leftJoin('operators as o', knex.raw('o.id::text = a.actor_id'))
    .whereRaw('a.act collate "pl-x-icu" = any(?)', [[...MENDING]])
    .where('a.at', '>', first)
    .whereRaw("(a.act <> 'process.deploy' or a.subject_id = ?)", [processKey])
    .orderBy('a.at', 'desc')
    .limit(MOST_NEWS)
    .select('a.act', 'a.at', 'o.name as by');
