import { ProcessElement, ProcessInstance } from '@karta/db';
import type { Variables } from '@karta/bpmn/feel';
import { isOfWholeCase } from '@karta/services';
import type { Knex } from 'knex';
import type { RecordedCase, RecordedIncident, RecordedWait } from './recorded-case.ts';

/** Reads what the records know of a case that is under way. */
export async function readRecord(trx: Knex, { workflowId, variables }: ProcessInstance): Promise<RecordedCase> {
  const elements = await ProcessElement.query(trx).where({ workflowId }).whereNull('leftAt').orderBy('id');
  const waits: RecordedWait[] = await trx('process_waits').where({ workflowId }).whereNull('endedAt').orderBy('waitId');
  const incidents: RecordedIncident[] = await trx('process_incidents').where({ workflowId }).whereNull('resolvedAt');
  return {
    variables: variables as Variables,
    elements,
    waits,
    incidents: incidents.filter(({ code }) => !isOfWholeCase(code)),
    lastNumber: await lastNumberOf(trx, workflowId),
  };
}

async function lastNumberOf(trx: Knex, workflowId: string): Promise<number> {
  const { rows } = await trx.raw(
    `select coalesce(max(substring(id from '[0-9]+$')::int), 0) as last from (
       select token_id as id from process_elements where workflow_id = :workflowId
       union all select scope_id from process_elements where workflow_id = :workflowId
       union all select wait_id from process_waits where workflow_id = :workflowId) as ids`,
    { workflowId },
  );
  return Number((rows[0] as { last: number }).last);
}

/** Who has claimed which task, and the messages that the case has had, as a case carries them from run to run. */
export async function readMemory(trx: Knex, workflowId: string) {
  const claimed: { id: string; assigneeId: string; claimedAt: Date | null; openedAt: Date }[] = await trx('tasks')
    .where({ workflowId, state: 'claimed' })
    .whereNotNull('assigneeId');
  const delivered: string[] = await trx('outbox')
    .where({ workflowId, kind: 'deliver-message' })
    .whereNotNull('doneAt')
    .whereNull('problem')
    .orderBy('doneAt')
    .pluck('id');
  const claims = claimed.map(({ id, assigneeId, claimedAt, openedAt }) => [
    id,
    { userId: assigneeId, at: (claimedAt ?? openedAt).toISOString() },
  ]);
  return { claims: Object.fromEntries(claims), delivered };
}
