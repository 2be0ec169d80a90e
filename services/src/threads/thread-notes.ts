import { randomUUID } from 'node:crypto';
import type { ThreadNote as ShownNote } from '@karta/contracts';
import { Thread, ThreadNote, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';

/** Keeps a remark of the office, sealed like the messages; returns its id. @throws CardError NOT_FOUND */
export async function noteOnThread(
  trx: Knex,
  { vault }: City,
  { threadId, text }: { threadId: string; text: string },
  by: Doer,
): Promise<string> {
  const thread = await Thread.query(trx).findById(threadId);
  if (!thread) throw new CardError('NOT_FOUND');
  const id = randomUUID();
  const body = await vault.seal(thread.keyId, { table: 'thread_notes', row: id, column: 'body' }, text);
  await ThreadNote.query(trx).insert({ id, threadId, operatorId: by.id, body, at: by.now });
  return id;
}

/** What the office has noted, the oldest first. */
export async function notesOnThread({ knex, vault }: City, { id: threadId, keyId }: Thread): Promise<ShownNote[]> {
  const rows: (ThreadNote & { by: string })[] = await knex('thread_notes as n')
    .join('operators as o', 'o.id', 'n.operator_id')
    .where({ threadId })
    .orderBy('n.at')
    .select('n.id', 'n.at', 'n.body', { by: 'o.name' });
  return Promise.all(
    rows.map(async ({ id, at, by, body }) => {
      const text = await vault.openText(keyId, { table: 'thread_notes', row: id, column: 'body' }, body);
      return { id, at: at.toISOString(), by, text };
    }),
  );
}
