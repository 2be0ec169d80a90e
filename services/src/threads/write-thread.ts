import { randomUUID } from 'node:crypto';
import { Thread, ThreadMessage, ThreadType, putInOutbox, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { requireRoomForThread } from '../accounts/quotas.ts';
import { actorOf, type Doer } from '../doer.ts';
import { sendThreadFiles } from './thread-files.ts';

/** The case may be on its way to where it waits for the reply. */
const WAITS_MS = 24 * 3_600_000;

/** What a resident writes first. */
export interface FirstMessage {
  readonly type: string;
  readonly subject: string;
  readonly body: string;
  /** Attachments that were uploaded before. */
  readonly files: readonly string[];
}

/**
 * Begins a conversation of the account `by.id`, under its key; its process asks the office for an answer (004-100).
 * @throws CardError VALIDATION for a type that the city does not have, TOO_MANY_THREADS
 */
export async function beginThread(
  trx: Knex,
  city: City,
  keyId: string,
  { type, subject, body, files }: FirstMessage,
  by: Doer,
): Promise<Thread> {
  await requireRoomForThread(trx, city, by.id);
  if (!(await ThreadType.query(trx).findById(type).where({ begunByResident: true, isClosed: false })))
    throw new CardError('VALIDATION', {}, [{ path: 'type', code: 'UNKNOWN_TYPE' }]);
  const id = randomUUID();
  const sealed = await city.vault.seal(keyId, { table: 'threads', row: id, column: 'subject' }, subject);
  const row = { id, accountId: by.id, typeCode: type, keyId, subject: sealed };
  const thread = await Thread.query(trx).insertAndFetch(row);
  await addMessage(trx, city, thread, { body, files }, by);
  const payload = { processKey: 'resident-thread', caseId: id, variables: {} };
  await putInOutbox(trx, { kind: 'start-process', workflowId: caseOf(city, id), payload });
  return thread;
}

/** Writes on, where the type allows it and the conversation is not closed (004-104). @throws CardError THREAD_CLOSED */
export async function writeOn(
  trx: Knex,
  city: City,
  thread: Thread,
  message: Pick<FirstMessage, 'body' | 'files'>,
  by: Doer,
): Promise<void> {
  const type = await ThreadType.query(trx).findById(thread.typeCode).throwIfNotFound();
  if (thread.state === 'closed' || !type.allowsReply) throw new CardError('THREAD_CLOSED');
  await addMessage(trx, city, thread, message, by);
  if (thread.state !== 'answered') return;
  const expiresAt = new Date(by.now.getTime() + WAITS_MS);
  const payload = { name: 'thread-reply', variables: {} };
  await putInOutbox(trx, { kind: 'deliver-message', workflowId: caseOf(city, thread.id), payload }, { expiresAt });
}

const caseOf = (city: City, threadId: string): string => workflowIdOf(city.id, 'resident-thread', threadId);

async function addMessage(
  trx: Knex,
  city: City,
  { id: threadId, keyId }: Thread,
  { body: text, files }: Pick<FirstMessage, 'body' | 'files'>,
  by: Doer,
): Promise<void> {
  const id = randomUUID();
  const body = await city.vault.seal(keyId, { table: 'thread_messages', row: id, column: 'body' }, text);
  const author = { authorKind: 'resident', authorId: by.id } as const;
  await ThreadMessage.query(trx).insert({ id, threadId, ...author, body, key: id, createdAt: by.now });
  await Thread.query(trx).findById(threadId).patch({ lastMessageAt: by.now, isUnread: true });
  await sendThreadFiles(trx, files, id, by);
  await writeAudit(trx, { ...actorOf(by), act: 'thread.write', subjectKind: 'thread', subjectId: threadId });
}
