import { Done, Id, ThreadFile, ThreadFileQuery } from '@karta/contracts';
import { Thread, type City, type Task } from '@karta/db';
import { ANSWER_THREAD, CardError, requireOn } from '@karta/domain';
import { dropThreadFile, findAbsentHolder, keepThreadFile } from '@karta/services';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { readDocument } from '../http/received-file.ts';
import { asDoer } from './as-doer.ts';
import { getStaffTask } from './claim-task.ts';
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
  audit: ({ params }, { fileId }) => ({
    act: 'thread.attach',
    subjectKind: 'task',
    subjectId: params.taskId,
    facts: { fileId },
  }),
  async handle({ params, query: { name }, upload }, { city, actor }) {
    const { id: taskId, caseId } = await ownAnswer(city, actor, params.taskId);
    const { keyId } = await Thread.query(city.knex).findById(caseId).throwIfNotFound();
    return upload.open(async (received) => {
      const { mediaType, content } = await readDocument(received);
      const file = { keyId, taskId, name, mediaType, content };
      const fileId = await city.knex.transaction((trx) => keepThreadFile(trx, city, file, asDoer(actor, city)));
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
  audit: ({ params: { taskId, fileId } }) => ({
    act: 'thread.detach',
    subjectKind: 'task',
    subjectId: taskId,
    facts: { fileId },
  }),
  async handle({ params: { taskId, fileId } }, { city, actor, trx }) {
    await ownAnswer(city, actor, taskId);
    await dropThreadFile(trx, fileId, asDoer(actor, city), taskId);
    return { done: true as const };
  },
});

/** The open task that this person has taken, or an absent colleague in whose place they work; if its answer takes attachments. */
async function ownAnswer(city: City, actor: OperatorActor, taskId: string): Promise<Task> {
  const task = await getStaffTask(city, taskId);
  requireOn(actor, 'task.complete', task);
  if (task.form !== ANSWER_THREAD) throw new CardError('NOT_FOUND');
  const isOwn = task.state === 'claimed' && task.assigneeId === actor.operatorId;
  if (!isOwn && !(await findAbsentHolder(city.knex, actor, task, city.clock.today())))
    throw new CardError('TASK_NOT_CLAIMED');
  return task;
}
