import type { ThreadRow } from '@karta/contracts';
import { Thread, ThreadMessage, ThreadType, type City } from '@karta/db';
import type { Knex } from 'knex';
import { announcementRow, announcementsFor } from './announcements.ts';
import { threadRow } from './view-thread.ts';

/** What the city and this account wrote to each other, and what all residents were told; the newest message first (004-97). */
export async function listThreads(city: City, accountId: string): Promise<ThreadRow[]> {
  const threads = await Thread.query(city.knex).where({ accountId });
  const types = new Map((await ThreadType.query(city.knex)).map((type) => [type.code, type]));
  const own = city.knex('threads').where({ accountId }).select(city.knex.raw('id'));
  const last = await ThreadMessage.query(city.knex)
    .whereIn('threadId', own)
    .distinctOn('threadId')
    .orderBy([{ column: 'threadId' }, { column: 'createdAt', order: 'desc' }]);
  const lastOf = new Map(last.map((message) => [message.threadId, message]));
  const unread = await unreadByThread(city.knex, accountId);
  const rows = await Promise.all(
    threads.map((thread) => {
      const type = types.get(thread.typeCode);
      if (!type) throw new Error(`no type ${thread.typeCode}`);
      return threadRow(city, thread, { type, last: lastOf.get(thread.id), unread: unread.get(thread.id) ?? 0 });
    }),
  );
  const announced = (await announcementsFor(city.knex, accountId)).map(announcementRow);
  return [...rows, ...announced].toSorted((one, other) => other.lastMessageAt.localeCompare(one.lastMessageAt));
}

/** How many of the account's own conversations have an answer that was not opened; announcements do not count (004-107). */
export async function unreadThreads(knex: Knex, accountId: string): Promise<number> {
  return (await unreadByThread(knex, accountId)).size;
}

async function unreadByThread(knex: Knex, accountId: string): Promise<Map<string, number>> {
  const rows: { threadId: string; unread: string }[] = await knex('thread_messages as m')
    .join('threads as t', 't.id', 'm.thread_id')
    .where('t.account_id', accountId)
    .where('m.author_kind', 'operator')
    .whereNull('m.read_at')
    .groupBy('m.thread_id')
    .select('m.thread_id')
    .count('* as unread');
  return new Map(rows.map(({ threadId, unread }) => [threadId, Number(unread)]));
}
