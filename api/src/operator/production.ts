import { ProductionAnswer, ProductionStart, TaskDetail } from '@karta/contracts';
import { Card, ProductionTask, Station, type City, type Task } from '@karta/db';
import { CardError, goesOnAtStation, isProduction, isStationHeard, requireOn } from '@karta/domain';
import { orderOfTask, requireCardAsSent, waitsInBatch } from '@karta/services';
import type * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { getStaffTask, withName } from './claim-task.ts';
import { OfTask, readsTask, viewTask } from './task-detail.ts';

/** A person has placed a blank and starts the production at a station (docs/facts/process-host.md). */
export const startProduction = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/tasks/:taskId/start-production',
  params: OfTask,
  body: ProductionStart,
  reads: readsTask,
  answer: TaskDetail,
  async handle({ params, body }, { city, actor, cases }) {
    const task = await getStaffTask(city, params.taskId);
    if (!isProduction(task)) throw new CardError('PRODUCTION_NOT_WAITING');
    requireOn(actor, 'card.produce', task);
    const stationId = await requireStation(city, task, body.stationId);
    if (await waitsInBatch(city.knex, task.id)) throw new CardError('PRODUCTION_IN_BATCH');
    if (await orderOfTask(city.knex, task.id)) throw new CardError('PRODUCTION_AT_BUREAU');
    await requireAsSent(city, task.id);
    const act = { taskId: task.id, operatorId: actor.operatorId, stationId };
    await cases.startProduction(task.workflowId, act).catch(async (error: unknown) => {
      throw await withName(city, error);
    });
    return viewTask(city, actor, task.id);
  },
});

/** A station of the task's point that is heard. @throws CardError NOT_FOUND, STATION_OFFLINE */
async function requireStation(city: City, task: Task, stationId: string): Promise<string> {
  const station = await Station.query(city.knex).findById(stationId).whereNotNull('tokenHash');
  if (!station || (task.pickupPointId && station.pickupPointId !== task.pickupPointId))
    throw new CardError('NOT_FOUND');
  if (!isStationHeard(station.lastSeenAt, city.clock.now())) throw new CardError('STATION_OFFLINE');
  return station.id;
}

/** What was changed past the product is told before a blank is used. @throws CardError SUBMISSION_CHANGED */
async function requireAsSent(city: City, taskId: string): Promise<void> {
  const ofTask = city.knex('production_tasks').where({ taskId }).select('cardId');
  const card = await Card.query(city.knex).findOne('id', ofTask);
  if (card) await requireCardAsSent(city, card);
}

/** A person settles what the devices could not: again, spoiled, it did come out, give up. */
export const answerProduction = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/tasks/:taskId/answer-production',
  params: OfTask,
  body: ProductionAnswer,
  reads: readsTask,
  answer: TaskDetail,
  async handle({ params, body }, { city, actor, cases }) {
    const task = await getStaffTask(city, params.taskId);
    requireOn(actor, 'card.produce', task);
    const stationId = await stationToGoOn(city, task, body);
    const act = { taskId: task.id, operatorId: actor.operatorId, answer: body.answer };
    await cases.answerProduction(task.workflowId, { ...act, ...(stationId && { stationId }) });
    return viewTask(city, actor, task.id);
  },
});

/** Another station where one was named. @throws CardError STATION_REVOKED where the one it was started at may not go on */
async function stationToGoOn(
  city: City,
  task: Task,
  { answer, stationId }: z.infer<typeof ProductionAnswer>,
): Promise<string | undefined> {
  if (stationId !== undefined) return requireStation(city, task, stationId);
  const made = await ProductionTask.query(city.knex).findById(task.id);
  if (!made?.stationId || !goesOnAtStation(answer, made.problem)) return undefined;
  const enrolled = await Station.query(city.knex)
    .findById(made.stationId)
    .whereNotNull('tokenHash')
    .select('id')
    .first();
  if (!enrolled) throw new CardError('STATION_REVOKED');
  return undefined;
}
