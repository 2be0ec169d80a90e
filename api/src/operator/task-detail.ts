import { TaskDetail, type TaskRow } from '@karta/contracts';
import { TASKS } from '@karta/contracts/registers';
import { readSettings, Task, termsOfType, type City } from '@karta/db';
import { findAbsentHolder, TASKS_IN_ORDER, unsentFilesOf } from '@karta/services';
import {
  addDays,
  ANSWER_THREAD,
  CardError,
  completionEnd,
  isProduction,
  LEAST_COMPLETION_DAYS,
  mayOn,
} from '@karta/domain';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute, type Noted } from '../http/definition.ts';
import { hiddenNames } from '../lists/hidden-columns.ts';
import { applicationFile } from './application-file.ts';
import { viewProduction } from './production-view.ts';
import { hasAskedFor } from './second-person.ts';
import { ofAbsent } from './stand-in.ts';
import { factsOf } from './task-facts.ts';
import { inOwnGroups, taskQuery, taskRow } from './task-rows.ts';

export const OfTask = z.object({ taskId: z.string().max(200) });

/** One task with all that is needed to settle it; reading personal data leaves an audit row. */
export const taskDetail = operatorRoute('task.read', {
  method: 'get',
  path: '/operator/tasks/:taskId',
  params: OfTask,
  reads: readsTask,
  answer: TaskDetail,
  handle: ({ params }, { city, actor }) => viewTask(city, actor, params.taskId),
});

/** Every answer that holds a task's file is a look at it. */
export function readsTask({ params }: { params: { taskId: string } }, { applicationId }: TaskDetail): Noted {
  return { act: 'task.read', subjectKind: 'task', subjectId: params.taskId, facts: { applicationId } };
}

/** Who reads tasks sees one, and who may work on it: where it lies, if the right says so. */
const READING = ['task.read', 'task.complete', 'card.produce'] as const;

/** The task as this person sees it; throws TASK_NOT_FOUND, also for one that lies where the person may not look. */
export async function viewTask(city: City, actor: OperatorActor, taskId: string): Promise<z.infer<typeof TaskDetail>> {
  const joined = await taskQuery(city.knex).where('tasks.id', taskId).first();
  const task = joined && (await Task.query(city.knex).findById(taskId));
  if (!task || !READING.some((right) => mayOn(actor, right, { ...task, assigneeId: actor.operatorId }))) {
    throw new CardError('TASK_NOT_FOUND');
  }
  const isMade = isProduction(task);
  // Whoever only produces cards needs the card, not the applicant's data (RODO art. 5(1)(c)).
  const mayRead = mayOn(actor, 'application.read', task);
  const isOpen = task.state === 'open' || task.state === 'claimed';
  const mayDo = mayOn(actor, isMade ? 'card.produce' : 'task.complete', task);
  // A decision is made about a person: whoever may make it reads the name in the file, whatever the lists show.
  const namesHolder = mayDo || !hiddenNames(actor, TASKS).includes('holder');
  const mayAct = mayDo && !(await hasAskedFor(city, task, actor.operatorId));
  const absent = await findAbsentHolder(city.knex, actor, task, city.clock.today());
  const isHeld = task.assigneeId === actor.operatorId || absent !== undefined;
  const next = await findNextTask(city, actor, taskId);
  return {
    ...taskRow(city, actor, joined),
    application:
      task.applicationId && mayRead
        ? await applicationFile(city, task.applicationId, actor.operatorId, namesHolder)
        : null,
    production: isMade ? await viewProduction(city, task) : null,
    ...(mayRead && !task.applicationId && { facts: await factsOf(city, task, namesHolder) }),
    ...(mayRead && task.form === ANSWER_THREAD && { attachments: await unsentFilesOf(city.knex, taskId) }),
    outcomes: task.outcomes,
    outcomeRules: task.outcomeRules,
    call: task.outcomes.includes('call') ? await callTerm(city, joined.applicationType ?? '') : null,
    caseId: task.caseId,
    workflowId: task.workflowId,
    nextTaskId: next?.id ?? null,
    nextTask: next && { applicationNumber: next.applicationNumber, holderName: next.holderName ?? null },
    place: await placeOf(city, actor, taskId),
    canClaim: isOpen && mayAct && !isMade && task.assigneeId === null,
    canComplete: isOpen && mayAct && isHeld && !isMade,
    inPlaceOf: absent ?? null,
  };
}

/** What a call for completion may name, and what the terms of the type propose. */
async function callTerm(city: City, type: string): Promise<z.infer<typeof TaskDetail>['call']> {
  const { completionDays, deliveryDays } = termsOfType(await readSettings(city.knex), type);
  const delivered = addDays(city.clock.today(), deliveryDays);
  return {
    earliestOn: addDays(delivered, LEAST_COMPLETION_DAYS),
    proposedOn: completionEnd(delivered, completionDays),
  };
}

/** The first open task of the person's groups that nobody else has, or only somebody in whose place they work (C-9). */
export async function findNextTask(city: City, actor: OperatorActor, afterTaskId: string): Promise<TaskRow | null> {
  const absent = ofAbsent(actor, city.clock.today());
  const rows = inOwnGroups(taskQuery(city.knex), actor)
    .whereIn('tasks.state', ['open', 'claimed'])
    .whereRaw(`(tasks.assignee_id is null or tasks.assignee_id = ? or ${absent.sql})`, [
      actor.operatorId,
      ...absent.bindings,
    ])
    .whereNot('tasks.id', afterTaskId)
    // what somebody comes back to later is not next
    .whereRaw('coalesce(tasks.follow_up_on, ?) <= ?', [city.clock.today(), city.clock.today()])
    .orderByRaw(TASKS_IN_ORDER);
  const next = await rows.first();
  return next ? taskRow(city, actor, next) : null;
}

/** Counting further than a person pages through helps nobody. */
const MOST_PLACES = 1000;

/** The task among the open ones of the person's groups, in the order of the list. */
async function placeOf(city: City, actor: OperatorActor, taskId: string): Promise<z.infer<typeof TaskDetail>['place']> {
  const rows: { id: string }[] = await inOwnGroups(taskQuery(city.knex), actor)
    .whereIn('tasks.state', ['open', 'claimed'])
    .orderByRaw(TASKS_IN_ORDER)
    .limit(MOST_PLACES);
  const index = rows.findIndex((row) => row.id === taskId);
  if (index < 0) return null;
  return {
    index: index + 1,
    of: rows.length,
    previousTaskId: rows[index - 1]?.id ?? null,
    followingTaskId: rows[index + 1]?.id ?? null,
  };
}
