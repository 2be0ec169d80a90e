import { ProcessInstance, writeAudit, type City } from '@karta/db';
import { CASE_LOST, endSilence, raiseSilence } from '@karta/services';
import type { ProcessInput } from '@karta/workflows';
import { caseDataConverter, type KeyOf } from '@karta/workflows/codec';
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { raiseIncident } from '../projection/incidents.ts';
import { rebuildCase } from '../projection/rebuild-case.ts';
import { CannotPin } from '../relay/pin-case.ts';
import type { Difference } from './differences.ts';
import { inputOfRecord } from './input-of-record.ts';
import { NotRestorable } from './recorded-case.ts';

export interface Healer {
  readonly city: City;
  readonly client: Client;
  readonly keyOf: KeyOf;
  readonly taskQueue: string;
}

/** What became of a case: led on from its records, its records written anew, its start put back, or an incident. */
export type Healed = 'restarted' | 'recorded anew' | 'will be started' | `incident: ${string}`;

const DEADLINE_MS = 10_000;

/** Heals one case, with an audit row; where the records do not say enough, admins see an incident. @throws when a server is away */
export async function healCase(healer: Healer, workflowId: string, difference: Difference): Promise<Healed> {
  const healed = await act(healer, workflowId, difference);
  await healer.city.knex.transaction((trx) =>
    writeAudit(trx, {
      actorKind: 'system',
      actorId: null,
      act: 'case.heal',
      subjectKind: 'case',
      subjectId: workflowId,
      facts: { difference, healed },
    }),
  );
  return healed;
}

async function act(healer: Healer, workflowId: string, difference: Difference): Promise<Healed> {
  const { city, client, keyOf } = healer;
  if (difference === 'unstarted') {
    const put = await city
      .knex('outbox')
      .where({ workflowId, kind: 'start-process' })
      .update({ doneAt: null, attempts: 0, nextTryAt: city.knex.fn.now() });
    if (put > 0) return 'will be started';
    await city.knex.transaction((trx) => raiseSilence(trx, workflowId, CASE_LOST, city.clock.now()));
    return 'incident: NO_START';
  }
  if (difference === 'lost' || difference === 'older') return restart(healer, workflowId);
  await rebuildCase(city, client, caseDataConverter(keyOf), workflowId);
  const row = await ProcessInstance.query(city.knex).findById(workflowId).select('state');
  if (difference !== 'ended' || row?.state !== 'running') return 'recorded anew';
  // it was ended from outside, and its history does not know how
  await city.knex.transaction((trx) => raiseSilence(trx, workflowId, CASE_LOST, city.clock.now()));
  return 'incident: ENDED_OUTSIDE';
}

/** Starts a case from where its records have it; an older run of it ends. */
async function restart(healer: Healer, workflowId: string): Promise<Healed> {
  const { city } = healer;
  const at = city.clock.now();
  try {
    await city.knex.transaction(async (trx) => {
      const row = await ProcessInstance.query(trx).findById(workflowId).forUpdate().throwIfNotFound();
      const { input, asked } = await inputOfRecord(healer, trx, row);
      for (const tokenId of asked) await raiseAsked(trx, workflowId, tokenId, at);
      await endSilence(trx, workflowId, CASE_LOST, at);
      await start(healer, workflowId, input);
    });
    return 'restarted';
  } catch (error) {
    const obstacle = obstacleOf(error);
    if (obstacle === undefined) throw error;
    await city.knex.transaction((trx) => raiseSilence(trx, workflowId, CASE_LOST, at));
    return `incident: ${obstacle}`;
  }
}

function obstacleOf(error: unknown): string | undefined {
  if (error instanceof NotRestorable) return error.obstacle;
  return error instanceof CannotPin ? error.message : undefined;
}

async function start({ client, taskQueue }: Healer, workflowId: string, input: ProcessInput): Promise<void> {
  await client.withDeadline(Date.now() + DEADLINE_MS, () =>
    client.workflow.start(input.process.processKey, {
      workflowId,
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    }),
  );
}

async function raiseAsked(trx: Knex, workflowId: string, tokenId: string, at: Date): Promise<void> {
  const element = await trx('process_elements').where({ workflowId, tokenId }).whereNull('leftAt').first('elementId');
  await raiseIncident(trx, workflowId, {
    kind: 'incident-raised',
    at: at.toISOString(),
    tokenId,
    elementId: element?.elementId ?? '',
    code: 'CHILD_FAILED',
    message: '',
  });
}
