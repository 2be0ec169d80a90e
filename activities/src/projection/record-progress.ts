import { OUTBOX_CHANNEL, type City } from '@karta/db';
import { closeTask, endWithCase, openTask, tellTaskLists, type Doer } from '@karta/services';
import type { RecordProgress } from '@karta/workflows';
import type { Knex } from 'knex';
import type { ActivityFactory } from '../deps.ts';
import { takeEarly } from '../messages/early-messages.ts';
import { applyToElements } from './elements.ts';
import { changeTask, migrateElement, migrateInstance } from './migrated.ts';
import { raiseIncident, resolveIncident } from './incidents.ts';
import { applyToWaits } from './waits.ts';

/** Writes what one turn changed; a turn that is already written changes nothing. */
export const recordProgress: ActivityFactory<'recordProgress'> = (deps) => async (turn) => {
  const city = deps.cityOf(turn.cityId);
  await city.knex.transaction(async (trx) => {
    if (!(await writeTurn(trx, city, turn))) return;
    for (const event of turn.events) {
      if (event.kind === 'message-awaited') await takeEarly(trx, city, turn.workflowId, event);
      if (event.kind === 'case-resumed') await hurryOutbox(trx, turn.workflowId);
    }
    await tellTaskLists(trx);
  });
};

/** What waited for a suspended case is delivered at once. What is just on its way is left alone: it waits for this turn. */
async function hurryOutbox(trx: Knex, workflowId: string): Promise<void> {
  const waiting = trx('outbox')
    .where({ workflowId })
    .whereNull('doneAt')
    .whereNull('claimedUntil')
    .forUpdate()
    .skipLocked()
    .select('id');
  await trx('outbox').whereIn('id', waiting).update({ nextTryAt: trx.fn.now() });
  await trx.raw('select pg_notify(?, ?)', [OUTBOX_CHANNEL, workflowId]);
}

/** Writes one turn; false when it was written before. */
export async function writeTurn(trx: Knex, city: City, turn: RecordProgress): Promise<boolean> {
  if (!(await takeTurn(trx, turn))) return false;
  for (const event of turn.events) await apply(trx, city, turn, event);
  return true;
}

type Event = RecordProgress['events'][number];

const MOVING = { suspendedAt: null, suspendedBy: null, suspendedWith: null };

/** True when this turn is the next one; the row is locked until it is written. */
async function takeTurn(trx: Knex, { workflowId, turn, processKey, caseId, events }: RecordProgress): Promise<boolean> {
  const started = events.find((event) => event.kind === 'case-started');
  if (started?.kind === 'case-started') {
    const { version, digest, at, parentWorkflowId } = started;
    await trx('process_instances')
      .insert({
        workflowId,
        processKey,
        caseId,
        version,
        digest,
        startedAt: at,
        parentWorkflowId,
        state: 'running',
        turn: 0,
      })
      .onConflict('workflow_id')
      .merge(['version', 'digest', 'startedAt'])
      .where('process_instances.turn', 0);
  }
  const updated = await trx('process_instances').where({ workflowId }).where('turn', '<', turn).update({ turn });
  return updated === 1;
}

async function apply(trx: Knex, city: City, turn: RecordProgress, event: Event): Promise<void> {
  switch (event.kind) {
    case 'case-started':
      return;
    case 'case-finished':
      await finish(trx, turn.workflowId, event);
      if (event.status === 'cancelled') await endWithCase(trx, city, turn.workflowId, byCase(city, turn.workflowId));
      return;
    case 'case-migrated':
      return migrateInstance(trx, turn.workflowId, event);
    case 'element-migrated':
      return migrateElement(trx, turn.workflowId, event);
    case 'task-changed':
      return changeTask(trx, city, event);
    case 'case-suspended':
      await trx('process_instances')
        .where({ workflowId: turn.workflowId })
        .update({ suspendedAt: event.at, suspendedBy: event.userId, suspendedWith: event.caller ?? null });
      return;
    case 'case-resumed':
      await trx('process_instances').where({ workflowId: turn.workflowId }).update(MOVING);
      return;
    case 'variables-changed':
      await keepVariables(trx, turn.workflowId, event.variables);
      return;
    case 'element-entered':
    case 'element-left':
      return applyToElements(trx, turn.workflowId, event);
    case 'task-opened':
      return openTask(trx, city, turn, event);
    case 'task-done':
    case 'task-cancelled':
      return closeTask(trx, event);
    case 'message-awaited':
    case 'signal-awaited':
    case 'timer-set':
    case 'wait-ended':
      return applyToWaits(trx, turn.workflowId, event);
    case 'incident-raised':
      return raiseIncident(trx, turn.workflowId, event);
    case 'incident-resolved':
      return resolveIncident(trx, turn.workflowId, event);
    default:
      return event satisfies never;
  }
}

const byCase = ({ clock }: City, id: string): Doer => ({ kind: 'process', id, now: clock.now() });

async function finish(trx: Knex, workflowId: string, event: Extract<Event, { kind: 'case-finished' }>): Promise<void> {
  const { status, at, code, message } = event;
  await trx('process_instances')
    .where({ workflowId })
    .update({ state: status, endedAt: at, code, message, ...MOVING });
}

async function keepVariables(trx: Knex, workflowId: string, variables: object): Promise<void> {
  const merged = trx.raw('variables || ?::jsonb', [JSON.stringify(variables)]);
  await trx('process_instances').where({ workflowId }).update({ variables: merged });
}
