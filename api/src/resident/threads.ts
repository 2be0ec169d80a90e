import { Id, NewThread, ThreadBegun, ThreadList, ThreadReply, ThreadView, UnreadThreads } from '@karta/contracts';
import { Thread, ThreadMessage, ThreadType } from '@karta/db';
import { CardError } from '@karta/domain';
import { beginThread, listThreads, openAnnouncement, unreadThreads, viewThread, writeOn } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

const OfThread = z.object({ id: Id });

/** Conversations with the city and what it told all residents, the newest message first (004-97, 004-106). */
export const threads = residentRoute({
  method: 'get',
  path: '/resident/threads',
  answer: ThreadList,
  async handle(_input, { city, actor }) {
    const types = await ThreadType.query(city.knex)
      .where({ begunByResident: true, isClosed: false })
      .orderBy('position');
    return {
      types: types.map(({ code, name, allowsReply, answerDays }) => ({ code, name, allowsReply, answerDays })),
      threads: await listThreads(city, actor.accountId),
      unread: await unreadThreads(city.knex, actor.accountId),
    };
  },
});

/** The number beside the menu (004-107). */
export const unread = residentRoute({
  method: 'get',
  path: '/resident/unread-threads',
  answer: UnreadThreads,
  handle: async (_input, { city, actor }) => ({ unread: await unreadThreads(city.knex, actor.accountId) }),
});

/** Begins a conversation; its process asks the office for an answer (004-100). */
export const createThread = residentRoute({
  method: 'post',
  path: '/resident/threads',
  body: NewThread,
  once: true,
  answer: ThreadBegun,
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    const { id, number } = await beginThread(trx, city, actor.keyId, body, asDoer(actor, city));
    return { id, number };
  },
});

/** One conversation; looking at it marks its answers as read. */
export const thread = residentRoute({
  method: 'get',
  path: '/resident/threads/:id',
  params: OfThread,
  answer: ThreadView,
  async handle({ params: { id } }, { city, actor: { accountId } }) {
    const now = city.clock.now();
    const announced = await openAnnouncement(city.knex, { id, accountId, now });
    if (announced) return announced;
    const found = await getOwnThread(city.knex, accountId, id);
    // what comes in while this is read was not looked at
    const unread = await ThreadMessage.query(city.knex)
      .where({ threadId: found.id, authorKind: 'operator' })
      .whereNull('readAt')
      .select('id');
    const view = await viewThread(city, found);
    const looked = unread.map((message) => message.id);
    await ThreadMessage.query(city.knex).whereIn('id', looked).patch({ readAt: now });
    return view;
  },
});

/** Writes on, where the type allows it and the conversation is not closed (004-104). */
export const replyToThread = residentRoute({
  method: 'post',
  path: '/resident/threads/:id/reply',
  params: OfThread,
  body: ThreadReply,
  once: true,
  answer: ThreadBegun,
  async handle({ params, body }, { city, actor, trx }) {
    const found = await getOwnThread(trx, actor.accountId, params.id);
    await writeOn(trx, city, found, body, asDoer(actor, city));
    return { id: found.id, number: found.number };
  },
});

/** A foreign conversation is as absent as a missing one. */
async function getOwnThread(knex: Knex, accountId: string, id: string): Promise<Thread> {
  const found = await Thread.query(knex).findById(id).where({ accountId });
  if (!found) throw new CardError('NOT_FOUND');
  return found;
}
