import type { OfficeThread } from '@karta/contracts';
import { Account, Thread, ThreadMessage, ThreadType, type City, type Task } from '@karta/db';
import { ANSWER_THREAD, CardError, fullName, workingDaysUntil } from '@karta/domain';
import { notesOnThread } from '../notes/thread-notes.ts';
import { canResume } from './resume-thread.ts';
import { filesOfMessages } from './thread-files.ts';
import { bodyOf, subjectOf } from './view-thread.ts';

/** What of a conversation does not depend on who of the office looks. */
type Shared = Omit<OfficeThread, 'task' | 'residentName' | 'cards'>;

/** A conversation with all that this person needs to answer it, marked as read. @throws CardError NOT_FOUND */
export async function openForOffice(
  city: City,
  id: string,
  viewerId: string,
): Promise<{ thread: Thread; view: Shared }> {
  const { knex, clock } = city;
  const thread = await Thread.query(knex).findById(id);
  if (!thread) throw new CardError('NOT_FOUND');
  const type = await ThreadType.query(knex).findById(thread.typeCode).throwIfNotFound();
  const { number, state, createdAt, closedAt, answerDue } = thread;
  const view: Shared = {
    id,
    number,
    state,
    answerDue,
    typeName: type.name,
    allowsReply: type.allowsReply,
    subject: await subjectOf(city, thread),
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    workingDaysLeft: answerDue === null ? null : workingDaysUntil(clock.today(), answerDue),
    messages: await messagesOf(city, thread),
    notes: await notesOnThread(city, thread, viewerId),
    canResume: await canResume(knex, thread, clock.now()),
    templates: await knex('reply_templates')
      .where({ isClosed: false })
      .orderBy(['position', 'name'])
      .select('code', 'name', 'body'),
  };
  // what comes in while this is read was not looked at
  const { lastMessageAt } = thread;
  if (thread.isUnread) await Thread.query(knex).findById(id).where({ lastMessageAt }).patch({ isUnread: false });
  return { thread, view };
}

/** The office's open task of answering it, if there is one. */
export async function taskOfThread({ knex }: City, threadId: string): Promise<Task | undefined> {
  return knex('tasks').where({ caseId: threadId, form: ANSWER_THREAD }).whereIn('state', ['open', 'claimed']).first();
}

/** Whose conversation it is: the name, and the cards that they have. */
export async function holderOfThread({ knex }: City, { accountId }: Thread) {
  const account = await Account.query(knex).findById(accountId).throwIfNotFound();
  const cards = knex('cards').join('residents', 'residents.id', 'cards.resident_id').where({ accountId });
  return {
    residentName: fullName(account),
    cards: await cards.orderBy('cards.created_at', 'desc').limit(10).select('cards.number', 'cards.state'),
  };
}

async function messagesOf(city: City, thread: Thread): Promise<OfficeThread['messages']> {
  const found = await ThreadMessage.query(city.knex).where('threadId', thread.id).orderBy('createdAt');
  const ids = found.map(({ id }) => id);
  const authors = found.filter(({ authorKind }) => authorKind === 'operator').map(({ authorId }) => authorId);
  const names: { id: string; name: string }[] = await city
    .knex('operators')
    .whereRaw('id::text = any(?)', [authors])
    .select('id', 'name');
  const files = await filesOfMessages(city.knex, ids);
  return Promise.all(
    found.map(async (message) => ({
      id: message.id,
      from: message.authorKind,
      by: names.find(({ id }) => message.authorKind === 'operator' && id === message.authorId)?.name ?? null,
      at: message.createdAt.toISOString(),
      body: await bodyOf(city, thread, message),
      readAt: message.readAt?.toISOString() ?? null,
      files: files.get(message.id) ?? [],
    })),
  );
}
