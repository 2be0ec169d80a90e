import { randomUUID } from 'node:crypto';
import { OUTBOX_CHANNEL, putInOutbox } from '@karta/db';
import type { Knex } from 'knex';

/** Unanswered tries after which a case needs an administrator. */
export const MOST_SILENT_TRIES = 6;

/** The codes of incidents of a whole case: it answers nothing, or the worker cannot lead it on. */
export const CASE_SILENT = 'CASE_SILENT';
const CASE_FAILS = 'CASE_FAILS';
/** Temporal has lost the case, and its records do not say enough to lead it on. */
export const CASE_LOST = 'CASE_LOST';
export type WholeCaseCode = typeof CASE_SILENT | typeof CASE_FAILS | typeof CASE_LOST;

/** They park no token of the case; each has a place of its own. */
const TOKENS = { CASE_SILENT: 'outbox', CASE_FAILS: 'turn', CASE_LOST: 'record' } as const satisfies Record<
  WholeCaseCode,
  string
>;

/** True for an incident that no step of the case raised: there is nothing to skip, and the case itself knows nothing of it. */
export const isOfWholeCase = (code: string): boolean => code in TOKENS;

/**
 * A case that does not answer becomes an incident at the step where it stands, once; one that never told its first step stands
 * at none.
 */
export async function raiseSilence(trx: Knex, workflowId: string, code: WholeCaseCode, raisedAt: Date): Promise<void> {
  const standsAt = trx('process_elements').where({ workflowId }).whereNull('leftAt').orderBy('id').first('elementId');
  const raised = trx('process_instances')
    .where({ workflowId, state: 'running' })
    .select({
      id: trx.raw('?::uuid', [randomUUID()]),
      workflowId: 'workflowId',
      tokenId: trx.raw('?::text', [TOKENS[code]]),
      elementId: trx.raw("coalesce((?), '')", [standsAt]),
      code: trx.raw('?::text', [code]),
      message: trx.raw("''"),
      raisedAt: trx.raw('?::timestamptz', [raisedAt]),
    });
  const columns = ['id', 'workflow_id', 'token_id', 'element_id', 'code', 'message', 'raised_at'];
  await trx(trx.raw(`process_incidents (${columns.join()})`))
    .insert(raised)
    .onConflict()
    .ignore();
}

/** The case answers again. */
export async function endSilence(trx: Knex, workflowId: string, code: WholeCaseCode, resolvedAt: Date): Promise<void> {
  await trx('process_incidents')
    .where({ workflowId, tokenId: TOKENS[code] })
    .whereNull('resolvedAt')
    .update({ resolvedAt, how: 'retried' });
}

/**
 * What is known of the cases that cannot be led on is written down: those that are new become incidents, those that are led on
 * again have none any more.
 */
export async function recordFailingCases(trx: Knex, failing: readonly string[], at: Date): Promise<void> {
  const open: string[] = await trx('process_incidents')
    .where({ tokenId: TOKENS.CASE_FAILS })
    .whereNull('resolvedAt')
    .pluck('workflow_id');
  for (const id of failing.filter((each) => !open.includes(each))) await raiseSilence(trx, id, CASE_FAILS, at);
  for (const id of open.filter((each) => !failing.includes(each))) await endSilence(trx, id, CASE_FAILS, at);
}

/** Whether nobody leads this case on now: it answers nothing, cannot be led on, or is lost. */
export async function isUnanswering(knex: Knex, workflowId: string): Promise<boolean> {
  const open = knex('process_incidents').where({ workflowId }).whereNull('resolvedAt');
  return (await open.whereIn('code', Object.keys(TOKENS)).first('id')) !== undefined;
}

/** Ends a case that answers nothing: what waits for it is settled as for one that is over, once for the reason. */
export async function endUnanswering(
  trx: Knex,
  { workflowId, userId, reasonId }: { workflowId: string; userId: string; reasonId: string },
): Promise<void> {
  await trx('outbox')
    .where({ workflowId })
    .whereNull('doneAt')
    .whereNot({ id: reasonId })
    .update({ doneAt: trx.fn.now(), problem: 'CASE_CLOSED' });
  await putInOutbox(trx, { kind: 'end-case', workflowId, payload: { userId, reasonId } }, { id: reasonId });
}

/** An administrator has looked: what waits for the case is due now. One more silence raises the incident again. */
export async function retrySilentCase(trx: Knex, workflowId: string, at: Date): Promise<void> {
  await endSilence(trx, workflowId, CASE_SILENT, at);
  await endSilence(trx, workflowId, CASE_FAILS, at);
  await trx('outbox')
    .where({ workflowId })
    .whereNull('doneAt')
    .where((free) => free.whereNull('claimedUntil').orWhere('claimedUntil', '<=', trx.fn.now()))
    .update({ nextTryAt: trx.fn.now(), silentTries: trx.raw('least(silent_tries, ?)', [MOST_SILENT_TRIES - 1]) });
  await trx.raw('select pg_notify(?, ?)', [OUTBOX_CHANNEL, workflowId]);
}
