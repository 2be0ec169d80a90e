import { Done, Id, ThreadFile, ThreadFileQuery } from '@karta/contracts';
import { Thread, writeAudit, type City, type Task } from '@karta/db';
import { ANSWER_THREAD, CardError, requireOn } from '@karta/domain';
import { actorOf, dropThreadFile, keepThreadFile, type Doer } from '@karta/services';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { readDocument } from '../http/received-file.ts';
import { getStaffTask } from './claim-task.ts';
import { asStandIn } from './stand-in.ts';
import { OfTask } from './task-detail.ts';

/** An attachment of the answer to a resident; it leaves with the answer. Only whoever has taken the task adds some. */
export const addTaskFile = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/tasks/:taskId/files',
  params: OfTask,
  query: ThreadFileQuery,
  uploadLimit: FILE.document,
  answer: ThreadFile,
  status: 201,
  async handle({ params, query: { name }, upload }, { city, actor }) {
    const { id: taskId, caseId, by } = await ownAnswer(city, actor, params.taskId);
    const { keyId } = await Thread.query(city.knex).findById(caseId).throwIfNotFound();
    return upload.open(async (received) => {
      const { mediaType, content } = await readDocument(received);
      const file = { keyId, taskId, name, mediaType, content };
      const fileId = await city.knex.transaction(async (trx) => {
        const kept = await keepThreadFile(trx, city, file, by);
        await note(trx, 'thread.attach', { taskId, fileId: kept }, by);
        return kept;
      });
      return { fileId, name, mediaType, size: content.length };
    });
  },
});

/** Takes an attachment back before the answer is sent. */
export const dropTaskFile = operatorRoute('task.complete', {
  method: 'delete',
  path: '/operator/tasks/:taskId/files/:fileId',
  params: OfTask.extend({ fileId: Id }),
  transaction: true,
  answer: Done,
  async handle({ params: { taskId, fileId } }, { city, actor, trx }) {
    const { by } = await ownAnswer(city, actor, taskId);
    await dropThreadFile(trx, fileId, by, taskId);
    await note(trx, 'thread.detach', { taskId, fileId }, by);
    return { done: true as const };
  },
});

/** The open task that this person has taken, or an absent colleague in whose place they work; if its answer takes attachments. */
async function ownAnswer(city: City, actor: OperatorActor, taskId: string): Promise<Task & { by: Doer }> {
  const task = await getStaffTask(city, taskId);
  requireOn(actor, 'task.complete', task);
  if (task.form !== ANSWER_THREAD) throw new CardError('NOT_FOUND');
  const by = await asStandIn(city, actor, task);
  const isOwn = task.state === 'claimed' && task.assigneeId === actor.operatorId;
  if (!isOwn && by.actsFor === undefined) throw new CardError('TASK_NOT_CLAIMED');
  return Object.assign(task, { by });
}

/** Both names stand with it where somebody does it in the place of another. */
function note(
  trx: Knex,
  act: 'thread.attach' | 'thread.detach',
  { taskId, fileId }: { taskId: string; fileId: string },
  by: Doer,
): Promise<void> {
  return writeAudit(trx, { ...actorOf(by), act, subjectKind: 'task', subjectId: taskId, facts: { fileId } });
}
