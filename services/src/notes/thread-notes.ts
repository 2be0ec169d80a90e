import { randomUUID } from 'node:crypto';
import type { OfficeNote } from '@karta/contracts';
import { Thread, ThreadNote, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { keepMentions, type WrittenNote } from './keep-mentions.ts';
import { mentionsIn } from './mentions-of.ts';

/**
 * Keeps a remark about a conversation, sealed like its messages, with whom it calls; returns its id.
 *
 * @throws CardError NOT_FOUND, MENTION_REFUSED
 */
export async function noteOnThread(
  trx: Knex,
  { vault }: City,
  threadId: string,
  note: WrittenNote,
  by: Doer,
): Promise<string> {
  const thread = await Thread.query(trx).findById(threadId);
  if (!thread) throw new CardError('NOT_FOUND');
  const id = randomUUID();
  const body = await vault.seal(thread.keyId, { table: 'thread_notes', row: id, column: 'body' }, note.text);
  await ThreadNote.query(trx).insert({ id, threadId, operatorId: by.id, body, at: by.now });
  await keepMentions(trx, { kind: 'thread', id: threadId, pickupPointId: null }, id, note, by);
  return id;
}

/** What the office has noted about a conversation, the oldest first, as this person of the office sees it. */
export async function notesOnThread(
  { knex, vault }: City,
  { id: threadId, keyId }: Thread,
  viewerId: string,
): Promise<OfficeNote[]> {
  const rows: (ThreadNote & { by: string })[] = await knex('thread_notes as n')
    .join('operators as o', 'o.id', 'n.operator_id')
    .where({ threadId })
    .orderBy('n.at')
    .select('n.id', 'n.at', 'n.body', { by: 'o.name' });
  const ids = rows.map(({ id }) => id);
  const mentions = await mentionsIn(knex, 'thread', ids, viewerId);
  return Promise.all(
    rows.map(async ({ id, at, by, body }) => {
      const text = await vault.openText(keyId, { table: 'thread_notes', row: id, column: 'body' }, body);
      return { id, at: at.toISOString(), by, text, ...mentions(id) };
    }),
  );
}
