import { BulkAct, BulkAnswer, BulkAssignment, ColleagueList } from '@karta/contracts';
import { writeAudit, type City, type Task } from '@karta/db';
import { CardError, isProduction, requireOn } from '@karta/domain';
import { operatorsWith } from '@karta/services';
import type * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import type { CaseClient } from '../temporal/case-client.ts';
import { requireSecondPerson } from './second-person.ts';
import { placeTaken } from './stand-in.ts';
import { getStaffTask, withName } from './claim-task.ts';

type Answer = z.infer<typeof BulkAnswer>;

/** Does one act for each task, one after the other, and says of each whether it was done (C-6). */
async function forEach(city: City, taskIds: readonly string[], act: (task: Task) => Promise<void>): Promise<Answer> {
  const results: Answer['results'] = [];
  for (const taskId of new Set(taskIds)) {
    results.push({ taskId, ...(await outcomeOf(city, taskId, act)) });
  }
  return { results };
}

async function outcomeOf(
  city: City,
  taskId: string,
  act: (task: Task) => Promise<void>,
): Promise<{ code: string | null; by: string | null }> {
  try {
    const task = await getStaffTask(city, taskId);
    if (isProduction(task)) throw new CardError('TASK_NOT_OPEN');
    await act(task);
    return { code: null, by: null };
  } catch (error) {
    const refusal = await withName(city, error);
    if (!(refusal instanceof CardError) || refusal.code === 'TEMPORARILY_UNAVAILABLE') throw refusal;
    return { code: refusal.code, by: refusal.facts['by'] ?? null };
  }
}

export const claimTasks = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/bulk/claim',
  body: BulkAct,
  answer: BulkAnswer,
  handle: ({ body }, { city, actor, cases }) =>
    forEach(city, body.taskIds, async (task) => {
      requireOn(actor, 'task.complete', task);
      await requireSecondPerson(city, task, actor.operatorId);
      if (task.assigneeId !== actor.operatorId) await cases.claim(task.workflowId, task.id, actor.operatorId);
    }),
});

export const releaseTasks = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/bulk/release',
  body: BulkAct,
  answer: BulkAnswer,
  handle: ({ body }, { city, actor, cases }) =>
    forEach(city, body.taskIds, async (task) => {
      const { inPlaceOf } = await placeTaken(city, actor, task);
      await cases.release(task.workflowId, task.id, actor.operatorId, inPlaceOf);
    }),
});

/** A lead gives tasks to a colleague, also those that somebody holds (C-2). */
export const assignTasks = operatorRoute('task.assign', {
  method: 'post',
  path: '/operator/bulk/assign',
  body: BulkAssignment,
  answer: BulkAnswer,
  async handle({ body }, { city, actor, cases }) {
    const { assigneeId } = body;
    if (!(await operatorsWith(city.knex, 'task.complete')).some((operator) => operator.id === assigneeId))
      throw new CardError('NOT_FOUND');
    return forEach(city, body.taskIds, async (task) => {
      if (task.assigneeId === assigneeId) return;
      await requireSecondPerson(city, task, assigneeId);
      await handOver(cases, task, assigneeId);
      await writeAudit(city.knex, {
        actorKind: 'operator',
        actorId: actor.operatorId,
        act: 'task.assign',
        subjectKind: 'task',
        subjectId: task.id,
        facts: { from: task.assigneeId, to: assigneeId },
      });
    });
  },
});

async function handOver(cases: CaseClient, { workflowId, id, assigneeId }: Task, to: string): Promise<void> {
  if (assigneeId) await cases.release(workflowId, id, assigneeId);
  await cases.claim(workflowId, id, to);
}

/** Who can be given a task. */
export const colleagues = operatorRoute('task.assign', {
  method: 'get',
  path: '/operator/colleagues',
  answer: ColleagueList,
  async handle(_input, { city }) {
    const able = await operatorsWith(city.knex, 'task.complete');
    return { colleagues: able.map(({ id, name, unit }) => ({ id, name, unit })) };
  },
});
