import { ProcessInstance } from '@karta/db';
import type { Variables } from '@karta/bpmn/feel';
import type { ProcessGraph } from '@karta/bpmn/graph';
import { calledIdOf, lastSegment, type ParentCase, type ProcessInput, type Suspension } from '@karta/workflows';
import type { Knex } from 'knex';
import { pinCase } from '../relay/pin-case.ts';
import { statusOf } from './differences.ts';
import type { Healer } from './heal-case.ts';
import { readMemory, readRecord } from './read-record.ts';
import { NotRestorable } from './recorded-case.ts';
import { stateOfRecord, type Called } from './state-of-record.ts';

/** Word numbers of a case that was restored are higher than those it has sent before. */
const SAID = 1_000_000;

/**
 * What a case is started with to go on where its records have it: its version of the diagram with the newest of what it calls.
 * @throws NotRestorable, CannotPin
 */
export async function inputOfRecord(
  healer: Pick<Healer, 'city' | 'client'>,
  trx: Knex,
  row: ProcessInstance,
): Promise<{ input: ProcessInput; asked: readonly string[] }> {
  const { city } = healer;
  const { workflowId, processKey, caseId, version, turn, startedAt } = row;
  const pinned = await pinCase(city, processKey, version);
  if (pinned.process.digest !== row.digest) throw new NotRestorable('UNKNOWN_VERSION');
  const record = await readRecord(trx, row);
  const called = await calledBy(healer, trx, workflowId, pinned.process.graph, record.elements);
  const { state, queue, asked } = stateOfRecord(pinned.process.graph, record, {
    at: city.clock.now().toISOString(),
    zone: city.zone,
    calledOn: (tokenId) => called.get(tokenId) ?? { is: 'lost' },
  });
  const parent = parentOf(row);
  const carried = {
    ...(await readMemory(trx, workflowId)),
    state,
    turn,
    startedAt: startedAt.toISOString(),
    done: {},
    standstill: { ...suspensionOf(row), heard: 0, said: SAID },
    queue,
  };
  return {
    input: {
      cityId: city.id,
      caseId,
      ...pinned,
      variables: record.variables,
      zone: city.zone,
      carried,
      ...(parent && { parent }),
    },
    asked,
  };
}

/** The token of the caller stands at the end of the called one's id. */
function parentOf({ workflowId, parentWorkflowId }: ProcessInstance): ParentCase | undefined {
  if (parentWorkflowId === null) return undefined;
  const callId = lastSegment(workflowId).slice(lastSegment(parentWorkflowId).length + 1);
  return { workflowId: parentWorkflowId, callId };
}

function suspensionOf({ suspendedAt, suspendedBy, suspendedWith }: ProcessInstance): {
  own?: Suspension;
  byCaller?: Suspension;
} {
  if (suspendedAt === null || suspendedBy === null) return {};
  const by = { userId: suspendedBy, at: suspendedAt.toISOString() };
  return suspendedWith === null ? { own: by } : { byCaller: { ...by, caller: suspendedWith } };
}

/** How the processes and sagas stand that the open tokens of a case have called. */
async function calledBy(
  { city, client }: Pick<Healer, 'city' | 'client'>,
  trx: Knex,
  workflowId: string,
  graph: ProcessGraph,
  elements: readonly { tokenId: string; elementId: string }[],
): Promise<Map<string, Called>> {
  const found = new Map<string, Called>();
  for (const { tokenId, elementId } of elements) {
    const call = graph.nodes[elementId]?.called;
    if (!call) continue;
    const calledId = calledIdOf(city.id, call.process, workflowId, tokenId);
    found.set(tokenId, await standing(trx, { client, calledId }));
  }
  return found;
}

async function standing(
  trx: Knex,
  { client, calledId }: Pick<Healer, 'client'> & { calledId: string },
): Promise<Called> {
  const row = await ProcessInstance.query(trx).findById(calledId);
  // one that is recorded as running is healed by itself
  if (row?.state === 'running') return { is: 'running' };
  if (row?.state === 'completed') return { is: 'completed', variables: row.variables as Variables };
  if (row) throw new NotRestorable('CALLED');
  return { is: (await statusOf({ client }, calledId)) === 'running' ? 'running' : 'lost' };
}
