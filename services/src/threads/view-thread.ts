import type { ThreadView } from '@karta/contracts';
import { ThreadMessage, ThreadType, type City, type Thread } from '@karta/db';
import type * as z from 'zod';

/** A conversation with its messages in order, opened with the resident's key. */
export async function viewThread(city: City, thread: Thread): Promise<z.infer<typeof ThreadView>> {
  const type = await ThreadType.query(city.knex).findById(thread.typeCode).throwIfNotFound();
  const found = await ThreadMessage.query(city.knex).where('threadId', thread.id).orderBy('createdAt');
  const messages = await Promise.all(
    found.map(async (message) => ({
      from: message.authorKind,
      at: message.createdAt.toISOString(),
      body: await city.vault.openText(
        thread.keyId,
        { table: 'thread_messages', row: message.id, column: 'body' },
        message.body,
      ),
    })),
  );
  const { id, number, state, createdAt } = thread;
  return {
    id,
    number,
    state,
    typeName: type.name,
    messages,
    subject: await city.vault.openText(thread.keyId, { table: 'threads', row: id, column: 'subject' }, thread.subject),
    createdAt: createdAt.toISOString(),
    lastMessageAt: messages.at(-1)?.at ?? createdAt.toISOString(),
    canReply: type.allowsReply && state !== 'closed',
    unread: found.filter(({ authorKind, readAt }) => authorKind === 'operator' && readAt === null).length,
  };
}
