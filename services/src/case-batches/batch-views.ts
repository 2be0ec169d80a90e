import type { CaseBatchDetail, CaseBatchRow } from '@karta/contracts';
import { CaseBatch, CaseBatchItem } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';

/** As many as a screen shows. */
const MOST_BATCHES = 20;
const MOST_ITEMS = 200;

/** The newest batches, those that run or wait first. */
export async function caseBatches(knex: Knex): Promise<CaseBatchRow[]> {
  const rows = await CaseBatch.query(knex).orderByRaw("state = 'ended', started_at desc, id").limit(MOST_BATCHES);
  return viewsOf(knex, rows);
}

/** One batch with its cases, those that were refused first. @throws CardError NOT_FOUND */
export async function caseBatch(knex: Knex, id: string): Promise<CaseBatchDetail> {
  const row = await CaseBatch.query(knex).findById(id);
  if (!row) throw new CardError('NOT_FOUND');
  const [view] = await viewsOf(knex, [row]);
  if (!view) throw new CardError('NOT_FOUND');
  const items: (CaseBatchItem & { number: number | null; startedAt: Date | null; isStuck: boolean })[] =
    await CaseBatchItem.query(knex)
      .alias('b')
      .where({ batchId: id })
      .leftJoin('process_instances as i', 'i.workflowId', 'b.workflowId')
      .leftJoin('applications as a', knex.raw('a.id::text = i.case_id'))
      .orderByRaw("array_position(array['refused', 'sent', 'done', 'waiting', 'withdrawn'], b.state), b.position")
      .limit(MOST_ITEMS)
      .select('b.*', 'a.number', knex.raw(`${IS_STUCK} as "isStuck"`))
      .castTo();
  return {
    ...view,
    items: items.map(({ workflowId, state, problem, number, isStuck, settledAt }) => ({
      ...{ workflowId, state, problem, isStuck },
      applicationNumber: number,
      settledAt: settledAt?.toISOString() ?? null,
    })),
  };
}

/** The incident was to be mended, and the case stands at another one: it did not help. */
const IS_STUCK = `(b.state = 'done' and b.incident_id is not null and exists (select from process_incidents x
  where x.workflow_id = b.workflow_id and x.resolved_at is null and x.id <> b.incident_id))`;

interface Counted {
  batchId: string;
  cases: string;
  waiting: string;
  sent: string;
  done: string;
  stuck: string;
  refused: string;
  withdrawn: string;
}

async function viewsOf(knex: Knex, rows: readonly CaseBatch[]): Promise<CaseBatchRow[]> {
  const ids = rows.map(({ id }) => id);
  const counted: Counted[] = await knex('case_batch_items as b')
    .whereIn('batchId', ids)
    .groupBy('batchId')
    .select('batchId', knex.raw('count(*) as cases'))
    .select(
      ...['waiting', 'sent', 'done', 'refused', 'withdrawn'].map((state) =>
        knex.raw(`count(*) filter (where b.state = ?) as ${state}`, [state]),
      ),
    )
    .select(knex.raw(`count(*) filter (where ${IS_STUCK}) as stuck`));
  const operators: { id: string; name: string }[] = await knex('operators')
    .whereIn(
      'id',
      rows.map(({ operatorId }) => operatorId),
    )
    .select('id', 'name');
  return rows.map((row) => {
    const count = counted.find(({ batchId }) => batchId === row.id);
    const { id, act, state, reason, foundBy, what, approvalId } = row;
    return {
      ...{ id, act, state, reason, approvalId },
      foundBy: {
        processName: foundBy.processName ?? null,
        stepName: foundBy.stepName ?? null,
        code: foundBy.code ?? null,
      },
      version: what.version ?? null,
      by: operators.find((operator) => operator.id === row.operatorId)?.name ?? '',
      startedAt: row.startedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      cases: Number(count?.cases ?? 0),
      waiting: Number(count?.waiting ?? 0),
      sent: Number(count?.sent ?? 0),
      done: Number(count?.done ?? 0),
      stuck: Number(count?.stuck ?? 0),
      refused: Number(count?.refused ?? 0),
      withdrawn: Number(count?.withdrawn ?? 0),
    };
  });
}
