import type { ThreadRow, ThreadView } from '@karta/contracts';
import { ThreadMessage, ThreadType, type City, type Thread } from '@karta/db';
import type * as z from 'zod';
import { filesOfMessages } from './thread-files.ts';

/** As much of a message as a line of the list shows. */
const EXCERPT = 140;

/** A conversation with its messages in order, opened with the resident's key. */
export async function viewThread(city: City, thread: Thread): Promise<z.infer<typeof ThreadView>> {
  const type = await ThreadType.query(city.knex).findById(thread.typeCode).throwIfNotFound();
  const found = await ThreadMessage.query(city.knex).where('threadId', thread.id).orderBy('createdAt');
  const files = await filesOfMessages(
    city.knex,
    found.map(({ id }) => id),
  );
  const messages = await Promise.all(
    found.map(async (message) => ({
      from: message.authorKind,
      at: message.createdAt.toISOString(),
      body: await bodyOf(city, thread, message),
      isNew: isUnread(message),
      files: files.get(message.id) ?? [],
    })),
  );
  return {
    ...(await summaryOf(city, thread, type)),
    messages,
    lastMessageAt: messages.at(-1)?.at ?? thread.createdAt.toISOString(),
    unread: found.filter(isUnread).length,
  };
}

/** The line of a list; `last` is its newest message. */
export async function threadRow(
  city: City,
  thread: Thread,
  { type, last, unread }: { type: ThreadType; last: ThreadMessage | undefined; unread: number },
): Promise<ThreadRow> {
  const text = last ? await bodyOf(city, thread, last) : '';
  return {
    ...(await summaryOf(city, thread, type)),
    last: { from: last?.authorKind ?? 'resident', text: text.slice(0, EXCERPT) },
    lastMessageAt: (last?.createdAt ?? thread.createdAt).toISOString(),
    unread,
  };
}

const isUnread = ({ authorKind, readAt }: ThreadMessage): boolean => authorKind === 'operator' && readAt === null;

/** The text of a message, opened with the resident's key. */
export const bodyOf = (city: City, { keyId }: Thread, { id, body }: ThreadMessage): Promise<string> =>
  city.vault.openText(keyId, { table: 'thread_messages', row: id, column: 'body' }, body);

/** What it is about, opened with the resident's key; empty where they were erased. */
export const subjectOf = (city: City, { id, keyId, subject }: Thread): Promise<string> =>
  subject.length === 0
    ? Promise.resolve('')
    : city.vault.openText(keyId, { table: 'threads', row: id, column: 'subject' }, subject);

async function summaryOf(city: City, thread: Thread, { name, allowsReply }: ThreadType) {
  const { id, number, state, createdAt } = thread;
  return {
    id,
    number,
    state,
    audience: 'individual' as const,
    typeName: name,
    subject: await subjectOf(city, thread),
    createdAt: createdAt.toISOString(),
    allowsReply,
    canReply: allowsReply && state !== 'closed',
  };
}
