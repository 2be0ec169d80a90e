import { Account, putInOutbox, Thread, writeAudit, type City } from '@karta/db';
import { CardError, RESUMABLE_DAYS } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

const DAY_MS = 86_400_000;
/** The case may be on its way to where it waits. */
const WAITS_MS = 24 * 3_600_000;

/** Whether the office may write although no task of answering is open: there is an answer, or the end is not long ago. */
export async function canResume(knex: Knex, thread: Thread, now: Date): Promise<boolean> {
  const { state, closedAt, accountId } = thread;
  const since = closedAt === null ? 0 : now.getTime() - closedAt.getTime();
  if (state === 'open' || since > RESUMABLE_DAYS * DAY_MS) return false;
  const account = await Account.query(knex).findById(accountId).select('state');
  return account?.state === 'active' || account?.state === 'locked';
}

/** Takes a conversation up again: its case asks the office for an answer. @throws CardError NOT_FOUND, THREAD_CLOSED */
export async function resumeThread(trx: Knex, city: City, threadId: string, by: Doer): Promise<void> {
  const thread = await Thread.query(trx).findById(threadId).forUpdate();
  if (!thread) throw new CardError('NOT_FOUND');
  if (!(await canResume(trx, thread, by.now))) throw new CardError('THREAD_CLOSED');
  const name = thread.state === 'closed' ? 'thread-resumed' : 'thread-reply';
  const expiresAt = new Date(by.now.getTime() + WAITS_MS);
  const workflowId = workflowIdOf(city.id, 'resident-thread', threadId);
  await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload: { name, variables: {} } }, { expiresAt });
  const subject = { subjectKind: 'thread', subjectId: threadId };
  await writeAudit(trx, { ...actorOf(by), act: 'thread.resume', ...subject });
}
