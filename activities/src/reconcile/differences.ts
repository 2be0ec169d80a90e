import { ProcessInstance, type City } from '@karta/db';
import { caseSnapshotQuery } from '@karta/workflows';
import { isUnknownCase } from '@karta/workflows/case-runs';
import type { Client } from '@temporalio/client';

/**
 * How the records of a town and Temporal differ about a case. `lost`: recorded as running, Temporal has nothing. `older`,
 * `newer`: Temporal is behind the records, or ahead of them. `ended`: over for Temporal alone. `unrecorded`: runs, and no record
 * knows it. `unstarted`: its start was delivered, and nobody has it.
 */
export type Difference = 'lost' | 'older' | 'newer' | 'ended' | 'unrecorded' | 'unstarted';

export interface Differing {
  readonly workflowId: string;
  readonly difference: Difference;
}

/** Cases asked about at a time. */
const AT_ONCE = 16;
const DEADLINE_MS = 10_000;
const LIST_MS = 300_000;

export interface Comparison {
  readonly city: City;
  readonly client: Client;
  /** Whether a worker answers questions to cases; without one nobody knows how far they are. */
  readonly canAsk: boolean;
}

/** Every case about which the town's records and Temporal differ. @throws when either is away */
export async function findDifferences(comparison: Comparison): Promise<Differing[]> {
  const { city } = comparison;
  const running: Pick<ProcessInstance, 'workflowId'>[] = await ProcessInstance.query(city.knex)
    .where({ state: 'running' })
    .select('workflowId')
    .orderBy('workflowId');
  const started: { workflowId: string }[] = await city
    .knex('outbox')
    .where({ kind: 'start-process' })
    .whereNotNull('doneAt')
    .whereNull('problem')
    .whereNotExists(city.knex('process_instances').whereRaw('process_instances.workflow_id = outbox.workflow_id'))
    .select('workflowId');
  const unrecorded = await unrecordedOf(comparison);
  const asked = await inParallel([...running, ...started], async ({ workflowId }) => {
    const difference = await differenceOf(comparison, workflowId);
    return difference ? [{ workflowId, difference }] : [];
  });
  return [...asked.flat(), ...unrecorded];
}

/** How the records and Temporal differ about one case now; `undefined` where they agree. */
export async function differenceOf(comparison: Comparison, workflowId: string): Promise<Difference | undefined> {
  const there = await statusOf(comparison, workflowId);
  const turn = there === 'running' && comparison.canAsk ? await turnOf(comparison, workflowId) : undefined;
  // read afterwards: what is told meanwhile makes no difference
  const row = await ProcessInstance.query(comparison.city.knex).findById(workflowId).select('state', 'turn');
  if (!row) return there === 'unknown' ? 'unstarted' : there === 'running' ? 'unrecorded' : undefined;
  if (row.state !== 'running') return undefined;
  if (there === 'unknown') return row.turn === 0 ? 'unstarted' : 'lost';
  if (there === 'closed') return 'ended';
  if (turn === undefined || turn === row.turn) return undefined;
  return turn < row.turn ? 'older' : 'newer';
}

/** What Temporal knows of a workflow. @throws when it is away */
export async function statusOf(
  { client }: Pick<Comparison, 'client'>,
  workflowId: string,
): Promise<'running' | 'closed' | 'unknown'> {
  try {
    const described = await inTime(client, () => client.workflow.getHandle(workflowId).describe());
    return described.status.name === 'RUNNING' ? 'running' : 'closed';
  } catch (error) {
    if (isUnknownCase(error)) return 'unknown';
    throw error;
  }
}

/** How far a case is; `undefined` where it does not answer: that is an incident of another kind. */
async function turnOf({ client }: Comparison, workflowId: string): Promise<number | undefined> {
  const ask = () => client.workflow.getHandle(workflowId).query(caseSnapshotQuery);
  return inTime(client, ask).then(
    ({ turn }) => turn,
    () => undefined,
  );
}

/** Cases that run and that no record knows; sagas have none. */
async function unrecordedOf({ city, client }: Comparison): Promise<Differing[]> {
  const keys: string[] = await city.knex('process_definitions').distinct('processKey').pluck('process_key');
  const running: string[] = [];
  const query = `ExecutionStatus = 'Running' AND WorkflowId STARTS_WITH '${city.id}/'`;
  await client.withDeadline(Date.now() + LIST_MS, async () => {
    for await (const { workflowId, type } of client.workflow.list({ query })) {
      if (keys.includes(type)) running.push(workflowId);
    }
  });
  const known: string[] = await city.knex('process_instances').pluck('workflow_id');
  const recorded = new Set(known);
  return running.flatMap((workflowId) => (recorded.has(workflowId) ? [] : [{ workflowId, difference: 'unrecorded' }]));
}

const inTime = <T>(client: Client, ask: () => Promise<T>): Promise<T> =>
  client.withDeadline(Date.now() + DEADLINE_MS, ask);

async function inParallel<One, Answer>(all: readonly One[], ask: (one: One) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = [...all.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) answers[next[0]] = await ask(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}
