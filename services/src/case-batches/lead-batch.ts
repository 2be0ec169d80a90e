import { CaseBatch, CaseBatchItem, putInOutbox } from '@karta/db';
import type { Knex } from 'knex';
import { isActRecorded } from '../cases/is-act-recorded.ts';
import { endUnanswering, isOfWholeCase, isUnanswering, retrySilentCase } from '../cases/silent-case.ts';

/** So many cases have the act at once: the relay has others to serve, and a pause stops soon. */
const IN_HAND = 20;

/** Batches that somebody leads on. */
export const openCaseBatches = async (knex: Knex): Promise<string[]> => {
  const rows = await CaseBatch.query(knex).where({ state: 'running' }).orderBy('startedAt').select('id');
  return rows.map(({ id }) => id);
};

/**
 * Takes down what cases have answered and sends the act to the next ones, in one transaction: after a kill it goes on from the
 * rows. A batch is over when each of its cases has answered. Another worker's batch is left to it.
 */
export async function leadCaseBatch(trx: Knex, batchId: string, now: Date): Promise<void> {
  const batch = await CaseBatch.query(trx).findById(batchId).where({ state: 'running' }).forUpdate().skipLocked();
  if (!batch) return;
  const sent = await CaseBatchItem.query(trx).where({ batchId, state: 'sent' });
  let inHand = 0;
  for (const item of sent) if (!(await takeAnswer(trx, item, now))) inHand += 1;
  const next = await CaseBatchItem.query(trx)
    .where({ batchId, state: 'waiting' })
    .orderBy('position')
    .limit(Math.max(0, IN_HAND - inHand));
  for (const item of next) await send(trx, batch, item, now);
  if (inHand + next.length === 0 && (await isAllSettled(trx, batchId)))
    await CaseBatch.query(trx).findById(batchId).patch({ state: 'ended', endedAt: now });
}

const isAllSettled = async (trx: Knex, batchId: string): Promise<boolean> =>
  (await CaseBatchItem.query(trx).where({ batchId }).whereIn('state', ['waiting', 'sent']).select('id').first()) ===
  undefined;

/** Answers whether the case has answered. */
async function takeAnswer(trx: Knex, { id, workflowId }: CaseBatchItem, now: Date): Promise<boolean> {
  const message = await trx('outbox').where({ id }).first('doneAt', 'problem');
  if (message && message.doneAt === null) return false;
  // a message that is kept no more is known by the record that the case has written
  const problem = message ? message.problem : (await isActRecorded(trx, workflowId, id)) ? null : 'CASE_SILENT';
  await CaseBatchItem.query(trx)
    .findById(id)
    .patch({ state: problem === null ? 'done' : 'refused', problem, settledAt: now });
  return true;
}

async function send(trx: Knex, batch: CaseBatch, item: CaseBatchItem, now: Date): Promise<void> {
  const { act, reason, operatorId, alone, approvalId, what } = batch;
  const { id, workflowId, tokenId, incidentCode } = item;
  await CaseBatchItem.query(trx).findById(id).patch({ state: 'sent' });
  const subject = act === 'migrate-case' ? String(what.version) : tokenId;
  await trx('process_acts').insert({ updateId: id, workflowId, act, operatorId, reason, subject });
  if (act === 'retry-incident' && incidentCode !== null && isOfWholeCase(incidentCode)) {
    await retrySilentCase(trx, workflowId, now);
    await CaseBatchItem.query(trx).findById(id).patch({ state: 'done', settledAt: now });
    return;
  }
  if (act === 'cancel-case' && (await isUnanswering(trx, workflowId)))
    return endUnanswering(trx, { workflowId, userId: operatorId, reasonId: id });
  const payload = {
    ...{ act, userId: operatorId, ...what },
    ...(tokenId !== '' && { tokenId }),
    ...(alone && { alone: true as const }),
    ...(approvalId !== null && { approvalId }),
  };
  await putInOutbox(trx, { kind: 'batch-act', workflowId, payload }, { id });
}
