import { PutOff, TaskDetail } from '@karta/contracts';
import { Operator, Task, type City } from '@karta/db';
import { APPLICANT_GROUP, CardError, isProduction, requireOn } from '@karta/domain';
import { putOffTask } from '@karta/services';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { requireSecondPerson } from './second-person.ts';
import { asStandIn, placeTaken } from './stand-in.ts';
import { OfTask, readsTask, viewTask } from './task-detail.ts';

/** A staff task by its id; throws TASK_NOT_FOUND for the applicant's ones too. */
export async function getStaffTask(city: City, taskId: string): Promise<Task> {
  const task = await Task.query(city.knex).findById(taskId).whereNot('candidateGroup', APPLICANT_GROUP);
  if (!task) throw new CardError('TASK_NOT_FOUND');
  return task;
}

/** A refusal names the operator by id; people want the name. */
export async function withName(city: City, error: unknown): Promise<unknown> {
  if (!(error instanceof CardError) || error.facts['by'] === undefined) return error;
  const operator = await Operator.query(city.knex).findById(error.facts['by']).select('name');
  return new CardError(error.code, { ...error.facts, by: operator?.name ?? '' });
}

async function act(city: City, actor: OperatorActor, taskId: string, update: (task: Task) => Promise<void>) {
  const task = await getStaffTask(city, taskId);
  if (isProduction(task)) throw new CardError('TASK_NOT_OPEN');
  requireOn(actor, 'task.complete', task);
  await update(task).catch(async (error: unknown) => {
    throw await withName(city, error);
  });
  return viewTask(city, actor, taskId);
}

/** Takes a task, so that no second clerk works on it (C-1, C-10). */
export const claimTask = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/tasks/:taskId/claim',
  params: OfTask,
  reads: readsTask,
  answer: TaskDetail,
  handle: ({ params }, { city, actor, cases }) =>
    act(city, actor, params.taskId, async (task) => {
      await requireSecondPerson(city, task, actor.operatorId);
      await cases.claim(task.workflowId, task.id, actor.operatorId);
    }),
});

export const releaseTask = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/tasks/:taskId/release',
  params: OfTask,
  reads: readsTask,
  answer: TaskDetail,
  handle: ({ params }, { city, actor, cases }) =>
    act(city, actor, params.taskId, async (task) => {
      const { inPlaceOf } = await placeTaken(city, actor, task);
      await cases.release(task.workflowId, task.id, actor.operatorId, inPlaceOf);
    }),
});

/** Names the day on which somebody comes back to a task; the deadline stays as it is (C-3). */
export const putOff = operatorRoute('task.complete', {
  method: 'put',
  path: '/operator/tasks/:taskId/follow-up',
  params: OfTask,
  body: PutOff,
  reads: readsTask,
  answer: TaskDetail,
  async handle({ params: { taskId }, body: { on } }, { city, actor }) {
    const task = await getStaffTask(city, taskId);
    requireOn(actor, 'task.complete', task);
    const order = { taskId, on, today: city.clock.today() };
    const by = await asStandIn(city, actor, task);
    await city.knex.transaction((trx) => putOffTask(trx, order, by));
    return viewTask(city, actor, taskId);
  },
});
