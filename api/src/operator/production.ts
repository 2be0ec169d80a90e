import { ProductionAnswer, ProductionStart, TaskDetail } from '@karta/contracts';
import { Card, Station, type City } from '@karta/db';
import { CardError, isProduction, requireOn } from '@karta/domain';
import { requireCardAsSent } from '@karta/services';
import { operatorRoute } from '../http/definition.ts';
import { getStaffTask, withName } from './claim-task.ts';
import { isOnline } from './production-view.ts';
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
    const station = await Station.query(city.knex).findById(body.stationId);
    if (!station || (task.pickupPointId && station.pickupPointId !== task.pickupPointId))
      throw new CardError('NOT_FOUND');
    if (!isOnline(city, station)) throw new CardError('STATION_OFFLINE');
    await requireAsSent(city, task.id);
    const act = { taskId: task.id, operatorId: actor.operatorId, stationId: station.id };
    await cases.startProduction(task.workflowId, act).catch(async (error: unknown) => {
      throw await withName(city, error);
    });
    return viewTask(city, actor, task.id);
  },
});

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
    await cases.answerProduction(task.workflowId, {
      taskId: task.id,
      operatorId: actor.operatorId,
      answer: body.answer,
    });
    return viewTask(city, actor, task.id);
  },
});
