import { randomUUID } from 'node:crypto';
import { Id, NewThread, ThreadBegun, ThreadList, ThreadReply, ThreadView } from '@karta/contracts';
import { Thread, ThreadMessage, ThreadType, putInOutbox, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows';
import { requireFullPanel, viewThread } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { ResidentActor } from '../http/actor.ts';
import { residentRoute } from '../http/definition.ts';

const OfThread = z.object({ id: Id });
/** The case may be on its way to where it waits for the reply. */
const WAITS_MS = 24 * 3_600_000;

/** Conversations with the city, newest first, with the number of those that have something unread (004-97, 004-107). */
export const threads = residentRoute({
  method: 'get',
  path: '/resident/threads',
  answer: ThreadList,
  async handle(_input, { city, actor }) {
    const { accountId } = actor;
    const found = await Thread.query(city.knex).where({ accountId }).orderBy('createdAt', 'desc');
    const views = await Promise.all(found.map((thread) => viewThread(city, thread)));
    const types = await ThreadType.query(city.knex).orderBy('position');
    return {
      types: types.map(({ code, name, allowsReply }) => ({ code, name, allowsReply })),
      threads: views,
      unread: views.filter(({ unread }) => unread > 0).length,
    };
  },
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
    const { accountId, keyId } = actor;
    await requireFullPanel(trx, city, accountId);
    const type = await ThreadType.query(trx).findById(body.type);
    if (!type) throw new CardError('VALIDATION', {}, [{ path: 'type', code: 'UNKNOWN_TYPE' }]);
    const id = randomUUID();
    const subject = await city.vault.seal(keyId, { table: 'threads', row: id, column: 'subject' }, body.subject);
    const thread = await Thread.query(trx).insertAndFetch({ id, accountId, typeCode: type.code, keyId, subject });
    await addMessage(trx, city, actor, thread, body.body);
    await putInOutbox(trx, {
      kind: 'start-process',
      workflowId: workflowIdOf(city.id, 'resident-thread', id),
      payload: { processKey: 'resident-thread', caseId: id, variables: {} },
    });
    return { id, number: thread.number };
  },
});

/** One conversation; looking at it marks its answers as read. */
export const thread = residentRoute({
  method: 'get',
  path: '/resident/threads/:id',
  params: OfThread,
  answer: ThreadView,
  async handle({ params }, { city, actor }) {
    const found = await getOwnThread(city.knex, actor.accountId, params.id);
    const view = await viewThread(city, found);
    await ThreadMessage.query(city.knex)
      .where({ threadId: found.id, authorKind: 'operator' })
      .whereNull('readAt')
      .patch({ readAt: city.clock.now() });
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
    const { accountId } = actor;
    const found = await getOwnThread(trx, accountId, params.id);
    const type = await ThreadType.query(trx).findById(found.typeCode).throwIfNotFound();
    if (found.state === 'closed' || !type.allowsReply) throw new CardError('THREAD_CLOSED');
    await addMessage(trx, city, actor, found, body.body);
    if (found.state === 'answered') await tellCase(trx, city, found.id);
    return { id: found.id, number: found.number };
  },
});

async function tellCase(trx: Knex, city: City, id: string): Promise<void> {
  const workflowId = workflowIdOf(city.id, 'resident-thread', id);
  const expiresAt = new Date(city.clock.now().getTime() + WAITS_MS);
  const payload = { name: 'thread-reply', variables: {} };
  await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload }, { expiresAt });
}

/** A foreign conversation is as absent as a missing one. */
async function getOwnThread(knex: Knex, accountId: string, id: string): Promise<Thread> {
  const found = await Thread.query(knex).findById(id).where({ accountId });
  if (!found) throw new CardError('NOT_FOUND');
  return found;
}

async function addMessage(
  trx: Knex,
  city: City,
  actor: ResidentActor,
  { id: threadId, keyId }: Thread,
  text: string,
): Promise<void> {
  const id = randomUUID();
  const body = await city.vault.seal(keyId, { table: 'thread_messages', row: id, column: 'body' }, text);
  const author = { authorKind: 'resident', authorId: actor.accountId } as const;
  await ThreadMessage.query(trx).insert({ id, threadId, ...author, body, key: id, createdAt: city.clock.now() });
  await writeAudit(trx, {
    ...{
      actorKind: 'resident',
      actorId: actor.accountId,
      actsFor: actor.actsFor?.memberId ?? null,
      act: 'thread.write',
      subjectKind: 'thread',
      subjectId: threadId,
    },
  });
}
