import type { ProgressEvent } from '@karta/workflows';
import type { Knex } from 'knex';

type WaitEvent = Extract<ProgressEvent, { kind: 'message-awaited' | 'signal-awaited' | 'timer-set' | 'wait-ended' }>;

/** What a case waits for; the relay reads it to deliver messages. */
export async function applyToWaits(trx: Knex, workflowId: string, event: WaitEvent): Promise<void> {
  const { waitId, elementId, at } = event;
  if (event.kind === 'wait-ended') {
    await trx('process_waits').where({ workflowId, waitId }).update({ endedAt: at });
    return;
  }
  const row = { workflowId, waitId, elementId, ...detailsOf(event), endedAt: null };
  await trx('process_waits').insert(row).onConflict(['workflow_id', 'wait_id']).merge();
}

function detailsOf(event: Exclude<WaitEvent, { kind: 'wait-ended' }>) {
  if (event.kind === 'timer-set') return { kind: 'timer', dueAt: event.dueAt };
  if (event.kind === 'signal-awaited') return { kind: 'signal', name: event.signal };
  return { kind: 'message', name: event.message, correlation: event.correlation ?? null };
}
