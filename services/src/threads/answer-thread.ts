import { Decision, Thread, ThreadMessage, ThreadType, writeAudit, type City } from '@karta/db';
import { termEnd, type CivilDate } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { idOfKey } from '../id-of-key.ts';
import { findLastWord } from '../tasks/find-last-word.ts';
import { sendTaskFiles } from './thread-files.ts';

/** The office has to answer by the term of the conversation's type; a reply begins a new term. */
export async function awaitAnswer(
  trx: Knex,
  city: City,
  threadId: string,
): Promise<{ answerDue: CivilDate; allowsReply: boolean }> {
  const { typeCode } = await Thread.query(trx).findById(threadId).throwIfNotFound();
  const { answerDays, allowsReply } = await ThreadType.query(trx).findById(typeCode).throwIfNotFound();
  const answerDue = termEnd(city.clock.today(), answerDays);
  await Thread.query(trx).findById(threadId).patch({ state: 'open', answerDue, closedAt: null });
  return { answerDue, allowsReply };
}

/** Which visit of which case writes, so that it writes once. */
export interface Answering {
  readonly threadId: string;
  readonly workflowId: string;
  readonly key: string;
}

/** What the clerk has written becomes a message of the conversation, once. */
export async function answerThread(trx: Knex, city: City, answering: Answering): Promise<void> {
  await addSaid(trx, city, answering, 'answer');
  await Thread.query(trx).findById(answering.threadId).patch({ state: 'answered', answerDue: null });
}

/** The end of the conversation, with a last word where the clerk has left one. */
export async function closeThread(trx: Knex, city: City, answering: Answering, by: Doer): Promise<void> {
  await addSaid(trx, city, answering, 'close');
  const closed = await Thread.query(trx)
    .findById(answering.threadId)
    .whereNot('state', 'closed')
    .patch({ state: 'closed', answerDue: null, closedAt: by.now, isUnread: false });
  if (closed === 0) return;
  const subject = { subjectKind: 'thread', subjectId: answering.threadId };
  await writeAudit(trx, { ...actorOf(by), act: 'thread.close', ...subject });
}

/** Takes the last decision of that outcome that no message has been made of. */
async function addSaid(
  trx: Knex,
  city: City,
  { threadId, workflowId, key }: Answering,
  outcome: 'answer' | 'close',
): Promise<void> {
  const said = await findLastWord(trx, workflowId, outcome);
  if (!said || said.note === '') return;
  const { keyId, accountId } = await Thread.query(trx).findById(threadId).throwIfNotFound();
  const id = idOfKey(key);
  const body = await city.vault.seal(keyId, { table: 'thread_messages', row: id, column: 'body' }, said.note);
  await ThreadMessage.query(trx)
    .insert({ id, threadId, authorKind: 'operator', authorId: said.actorId, body, key })
    .onConflict('key')
    .ignore();
  await Thread.query(trx).findById(threadId).patch({ lastMessageAt: city.clock.now(), isUnread: false });
  await sendTaskFiles(trx, said.taskId, id, accountId);
  // The text lives in the conversation alone, under the resident's key.
  await Decision.query(trx).findById(said.id).patch({ note: '' });
}
