import { Card, ProductionTask, Task, writeAudit } from '@karta/db';
import type { ActivityFactory } from '../deps.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';

const ELEMENT = 'card-production';
/** The group of this name comes with every town. */
const GROUP = 'production';

/** The task at the pick-up point: a person places a blank and starts (docs/facts/process-host.md). */
export const openProductionTask: ActivityFactory<'openProductionTask'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, taskId, cardId }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const card = await Card.query(trx).findById(cardId).throwIfNotFound();
      await Task.query(trx)
        .insert({
          id: taskId,
          workflowId,
          caseId,
          elementId: ELEMENT,
          name: '',
          form: ELEMENT,
          candidateGroup: GROUP,
          outcomes: [],
          state: 'open',
          applicationId: card.applicationId,
          pickupPointId: card.pickupPointId,
          openedAt: city.clock.now(),
        })
        .onConflict('id')
        .ignore();
      await ProductionTask.query(trx)
        .insert({ taskId, cardId, step: 'waiting-for-start', answers: [] })
        .onConflict('task_id')
        .ignore();
      await tellTaskLists(trx);
    });
  };

/** Where the production stands; a late repetition of an older change is ignored. */
export const updateProductionTask: ActivityFactory<'updateProductionTask'> = (deps) => async (change) => {
  const { cityId, taskId, workflowId, step, revision, problem, answers, answered, stationId, operatorId } = change;
  await deps.cityOf(cityId).knex.transaction(async (trx) => {
    const changed = await ProductionTask.query(trx)
      .findById(taskId)
      .where('revision', '<', revision)
      .patch({
        step,
        revision,
        problem: problem ?? null,
        answers: [...(answers ?? [])],
        ...(stationId && { stationId }),
      });
    if (changed === 0) return;
    if (operatorId) {
      await Task.query(trx)
        .findById(taskId)
        .whereIn('state', ['open', 'claimed'])
        .patch({ state: 'claimed', assigneeId: operatorId });
    }
    await writeAudit(trx, {
      actorKind: answered ? 'operator' : 'process',
      actorId: answered?.operatorId ?? workflowId,
      act: 'production.step',
      subjectKind: 'task',
      subjectId: taskId,
      facts: { step, problem: problem ?? null, answer: answered?.answer ?? null },
    });
    await tellTaskLists(trx);
  });
};

export const closeProductionTask: ActivityFactory<'closeProductionTask'> =
  (deps) =>
  async ({ cityId, taskId, outcome }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const state = outcome === 'cancelled' ? 'cancelled' : 'done';
      await Task.query(trx)
        .findById(taskId)
        .whereIn('state', ['open', 'claimed'])
        .patch({ state, outcome, closedAt: city.clock.now() });
      const step = outcome === 'produced' ? 'ready' : 'given-up';
      await ProductionTask.query(trx).findById(taskId).patch({ step, problem: null, answers: [] });
      await tellTaskLists(trx);
    });
  };
