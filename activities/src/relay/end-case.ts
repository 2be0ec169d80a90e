import { writeAudit, type City } from '@karta/db';
import { closeTask, endWithCase } from '@karta/services';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Knex } from 'knex';

/** Who ends a case that answers nothing, and under which id the reason stands. */
export interface EndOrder {
  userId: string;
  reasonId: string;
  deadlineMs: number;
}

/**
 * Ends a case that answers nothing, for Temporal and in the records, with what it called. What Temporal ends by itself no
 * activity tells, so it is written here. Harmless when repeated.
 * @throws what Temporal or the database throws when they are away
 */
export async function endCase(city: City, client: Client, workflowId: string, order: EndOrder): Promise<void> {
  const end = () => client.workflow.getHandle(workflowId).terminate('ended by an administrator');
  await client.withDeadline(Date.now() + order.deadlineMs, end).catch((error: unknown) => {
    if (!(error instanceof WorkflowNotFoundError)) throw error; // it is over already
  });
  await city.knex.transaction(async (trx) => {
    const ended = await endRecords(trx, [workflowId], city.clock.now());
    if (ended.length === 0) return;
    for (const id of ended) await endWithCase(trx, city, id, { kind: 'process', id, now: city.clock.now() });
    await writeAudit(trx, {
      actorKind: 'operator',
      actorId: order.userId,
      act: 'case.cancel-case',
      subjectKind: 'case',
      subjectId: workflowId,
      facts: { subject: '', reasonId: order.reasonId, updateId: order.reasonId },
    });
  });
}

/** Ends cases in the records, and those that they called; answers which were open. */
async function endRecords(trx: Knex, ids: readonly string[], at: Date): Promise<string[]> {
  const ended: string[] = await trx('process_instances')
    .whereIn('workflowId', ids)
    .where({ state: 'running' })
    .update({ state: 'cancelled', endedAt: at, suspendedAt: null, suspendedBy: null, suspendedWith: null })
    .returning('workflowId')
    .then((rows: { workflowId: string }[]) => rows.map(({ workflowId }) => workflowId));
  if (ended.length === 0) return [];
  const of = (table: string) => trx(table).whereIn('workflowId', ended);
  const tasks: { id: string; tokenId: string }[] = await of('tasks').whereIn('state', ['open', 'claimed']);
  for (const { id: taskId, tokenId } of tasks)
    await closeTask(trx, { kind: 'task-cancelled', at: at.toISOString(), tokenId, taskId });
  await of('process_elements').whereNull('leftAt').update({ leftAt: at, how: 'cancelled' });
  await of('process_waits').whereNull('endedAt').update({ endedAt: at });
  await of('process_incidents').whereNull('resolvedAt').update({ resolvedAt: at, how: 'cancelled' });
  const called: string[] = await trx('process_instances').whereIn('parentWorkflowId', ended).pluck('workflow_id');
  return [...ended, ...(await endRecords(trx, called, at))];
}
