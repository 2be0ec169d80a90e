import { storeFile, ThreadFile, type City } from '@karta/db';
import type { ThreadFile as ShownFile } from '@karta/contracts';
import { CardError, MOST_THREAD_FILES } from '@karta/domain';
import type { Knex } from 'knex';
import { requireRoomForFile } from '../accounts/quotas.ts';
import type { Doer } from '../doer.ts';

/** A file as it was read, and whose key seals it. */
export interface NewThreadFile {
  readonly keyId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** The office's task; null: a resident's own message. */
  readonly taskId: string | null;
}

/**
 * Keeps an attachment of a message that is being written; returns its id. What the office adds belongs to nobody's account
 * before it is sent. @throws CardError TOO_MANY_DOCUMENTS, STORAGE_FULL
 */
export async function keepThreadFile(trx: Knex, city: City, file: NewThreadFile, by: Doer): Promise<string> {
  const { taskId, name, keyId, mediaType, content } = file;
  const accountId = by.kind === 'resident' ? by.id : null;
  if (accountId !== null) await requireRoomForFile(trx, accountId, content.length);
  const unsent = await unsentOf(trx, by, taskId).resultSize();
  // a new conversation and answers to others may be written side by side
  const most = taskId === null ? 4 * MOST_THREAD_FILES : MOST_THREAD_FILES;
  if (unsent >= most) throw new CardError('TOO_MANY_DOCUMENTS');
  const fileId = await storeFile(trx, city.vault, { keyId, accountId, kind: 'document', mediaType, content });
  const author = { authorKind: taskId === null ? 'resident' : 'operator', authorId: by.id } as const;
  await ThreadFile.query(trx).insert({ fileId, name, taskId, ...author, addedAt: by.now });
  return fileId;
}

/** Takes back what was not sent yet. @throws CardError NOT_FOUND */
export async function dropThreadFile(trx: Knex, fileId: string, by: Doer, taskId: string | null): Promise<void> {
  const found = await unsentOf(trx, by, taskId).findById(fileId).forUpdate();
  if (!found) throw new CardError('NOT_FOUND');
  await trx('files').where('id', fileId).delete();
}

/** Binds a resident's attachments to the message that is sent. @throws CardError VALIDATION where one is not there any more */
export async function sendThreadFiles(trx: Knex, ids: readonly string[], messageId: string, by: Doer): Promise<void> {
  if (ids.length === 0) return;
  const sent = await unsentOf(trx, by, null)
    .whereIn('fileId', [...ids])
    .patch({ messageId });
  if (sent !== new Set(ids).size) throw new CardError('VALIDATION', {}, [{ path: 'files', code: 'UNKNOWN_FILE' }]);
}

/** Binds what was added to a task to the answer that its decision has become; from here on it is the resident's. */
export async function sendTaskFiles(trx: Knex, taskId: string, messageId: string, accountId: string): Promise<void> {
  const files: { fileId: string }[] = await ThreadFile.query(trx)
    .where({ taskId })
    .whereNull('messageId')
    .patch({ messageId })
    .returning('fileId');
  const ids = files.map(({ fileId }) => fileId);
  await trx('files').whereIn('id', ids).update({ accountId });
}

/** Attachments by message, in the order in which they were added. */
export async function filesOfMessages(knex: Knex, ids: readonly string[]): Promise<Map<string, ShownFile[]>> {
  const rows = await shown(knex).whereIn('t.message_id', [...ids]);
  const byMessage = new Map<string, ShownFile[]>();
  for (const { messageId, ...file } of rows)
    byMessage.set(messageId ?? '', [...(byMessage.get(messageId ?? '') ?? []), file]);
  return byMessage;
}

/** What was added to the answer of a task and is not sent yet. */
export async function unsentFilesOf(knex: Knex, taskId: string): Promise<ShownFile[]> {
  const rows = await shown(knex).where('t.task_id', taskId).whereNull('t.message_id');
  return rows.map(({ messageId: _unsent, ...file }) => file);
}

const unsentOf = (trx: Knex, by: Doer, taskId: string | null) =>
  ThreadFile.query(trx)
    .whereNull('messageId')
    .where(taskId === null ? { authorKind: 'resident', authorId: by.id } : { taskId });

const shown = (knex: Knex): Knex.QueryBuilder<object, (ShownFile & { messageId: string | null })[]> =>
  knex('thread_files as t')
    .join('files as f', 'f.id', 't.file_id')
    .orderBy('t.added_at')
    .select('t.file_id', 't.name', 't.message_id', 'f.media_type', 'f.size');
