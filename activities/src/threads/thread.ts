import { Decision, Thread, ThreadMessage, ThreadType, writeAudit, type City } from '@karta/db';
import { termEnd } from '@karta/domain';
import type { Knex } from 'knex';
import { endOfDay } from '../applications/end-of-day.ts';
import type { ActivityFactory } from '../deps.ts';
import { idOfKey } from '@karta/services';

/** The office has to answer by the term of the conversation's type; a reply begins a new term. */
export const awaitAnswer: ActivityFactory<'await-answer'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    const thread = await Thread.query(city.knex).findById(caseId).throwIfNotFound();
    const type = await ThreadType.query(city.knex).findById(thread.typeCode).throwIfNotFound();
    const answerDue = termEnd(city.clock.today(), type.answerDays);
    await Thread.query(city.knex).findById(caseId).patch({ state: 'open', answerDue });
    return { answerDue: endOfDay(answerDue, city.zone), allowsReply: type.allowsReply };
  };

/** What the clerk has written becomes a message of the conversation, once. */
export const recordAnswer: ActivityFactory<'record-answer'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, key }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      await addAnswer(trx, city, { caseId, workflowId, key, outcome: 'answer' });
      await Thread.query(trx).findById(caseId).patch({ state: 'answered', answerDue: null });
    });
    return {};
  };

/** The end of the conversation, with a last word where the clerk has left one. */
export const closeThread: ActivityFactory<'close-thread'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, key }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      await addAnswer(trx, city, { caseId, workflowId, key, outcome: 'close' });
      const closed = await Thread.query(trx)
        .findById(caseId)
        .whereNot('state', 'closed')
        .patch({ state: 'closed', answerDue: null, closedAt: city.clock.now() });
      if (closed === 0) return;
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'thread.close', subjectKind: 'thread', subjectId: caseId },
      });
    });
    return {};
  };

interface Answering {
  caseId: string;
  workflowId: string;
  key: string;
  outcome: 'answer' | 'close';
}

/** Takes the last decision of that outcome that no message has been made of. */
async function addAnswer(trx: Knex, city: City, { caseId, workflowId, key, outcome }: Answering): Promise<void> {
  const said = await Decision.query(trx)
    .join('tasks', 'tasks.id', 'decisions.task_id')
    .where('tasks.workflow_id', workflowId)
    .where('decisions.outcome', outcome)
    .whereNotNull('decisions.recorded_at')
    .orderBy('decisions.recorded_at', 'desc')
    .select('decisions.*')
    .first();
  if (!said || said.note === '') return;
  const { keyId } = await Thread.query(trx).findById(caseId).throwIfNotFound();
  const id = idOfKey(key);
  const body = await city.vault.seal(keyId, { table: 'thread_messages', row: id, column: 'body' }, said.note);
  await ThreadMessage.query(trx)
    .insert({ id, threadId: caseId, authorKind: 'operator', authorId: said.actorId, body, key })
    .onConflict('key')
    .ignore();
  // The text lives in the conversation alone, under the resident's key.
  await Decision.query(trx).findById(said.id).patch({ note: '' });
}
