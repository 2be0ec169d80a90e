import { randomUUID } from 'node:crypto';
import { OUTBOX_CHANNEL } from '@karta/db';
import type { Knex } from 'knex';

/** Unanswered tries after which a case needs an administrator. */
export const MOST_SILENT_TRIES = 6;

/** The code of the incident; the token that it parks is the case's post. */
export const CASE_SILENT = 'CASE_SILENT';
const TOKEN = 'outbox';

/**
 * A case that does not answer becomes an incident at the step where it stands, once. A case that never told its first step
 * has no row that could carry one.
 * @param cause a code that says more, where something is known
 */
export async function raiseSilence(trx: Knex, workflowId: string, raisedAt: Date, cause?: string): Promise<void> {
  const standsAt = trx('process_elements').where({ workflowId }).whereNull('leftAt').orderBy('id').first('elementId');
  const raised = trx('process_instances')
    .where({ workflowId, state: 'running' })
    .select({
      id: trx.raw('?::uuid', [randomUUID()]),
      workflowId: 'workflowId',
      tokenId: trx.raw('?::text', [TOKEN]),
      elementId: trx.raw("coalesce((?), '')", [standsAt]),
      code: trx.raw('?::text', [CASE_SILENT]),
      cause: trx.raw('?::text', [cause ?? null]),
      message: trx.raw("''"),
      raisedAt: trx.raw('?::timestamptz', [raisedAt]),
    });
  const columns = ['id', 'workflow_id', 'token_id', 'element_id', 'code', 'cause', 'message', 'raised_at'];
  await trx(trx.raw(`process_incidents (${columns.join()})`))
    .insert(raised)
    .onConflict()
    .ignore();
}

/** The case answers again. */
export async function endSilence(trx: Knex, workflowId: string, resolvedAt: Date): Promise<void> {
  await trx('process_incidents')
    .where({ workflowId, tokenId: TOKEN })
    .whereNull('resolvedAt')
    .update({ resolvedAt, how: 'retried' });
}

/** An administrator has looked: what waits for the case is due now. One more silence raises the incident again. */
export async function retrySilentCase(trx: Knex, workflowId: string, at: Date): Promise<void> {
  await endSilence(trx, workflowId, at);
  await trx('outbox')
    .where({ workflowId })
    .whereNull('doneAt')
    .where((free) => free.whereNull('claimedUntil').orWhere('claimedUntil', '<=', trx.fn.now()))
    .update({ nextTryAt: trx.fn.now(), silentTries: trx.raw('least(silent_tries, ?)', [MOST_SILENT_TRIES - 1]) });
  await trx.raw('select pg_notify(?, ?)', [OUTBOX_CHANNEL, workflowId]);
}
