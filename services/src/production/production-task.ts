import { Card, ProductionTask, Task, writeAudit } from '@karta/db';
import type { CardProductionActivities, ProductionCall } from '@karta/workflows';
import type { Knex } from 'knex';
import { settleBatchItem } from '../production-batches/advance-batch.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';

const ELEMENT = 'card-production';
/** The group of this name comes with every town. */
const GROUP = 'production';

type TaskChange = Parameters<CardProductionActivities['updateProductionTask']>[0];
type TaskEnd = Parameters<CardProductionActivities['closeProductionTask']>[0];

/** The task at the pick-up point: a person places a blank and starts (docs/facts/process-host.md). Once for its id. */
export async function openProductionTask(
  trx: Knex,
  { caseId, workflowId, taskId, cardId }: ProductionCall & { cardId: string },
  openedAt: Date,
): Promise<void> {
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
      openedAt,
    })
    .onConflict('id')
    .ignore();
  const production = { taskId, cardId, step: 'waiting-for-start' as const, answers: [] };
  await ProductionTask.query(trx).insert(production).onConflict('task_id').ignore();
  await tellTaskLists(trx);
}

/** Where the production stands; a late repetition of an older change is ignored. */
export async function updateProductionTask(trx: Knex, change: TaskChange): Promise<void> {
  const { taskId, workflowId, step, problem, answered, operatorId } = change;
  if (!(await takeRevision(trx, change))) return;
  if (operatorId) await openTaskRow(trx, taskId).patch({ state: 'claimed', assigneeId: operatorId });
  await writeAudit(trx, {
    actorKind: answered ? 'operator' : 'process',
    actorId: answered?.operatorId ?? workflowId,
    act: 'production.step',
    subjectKind: 'task',
    subjectId: taskId,
    facts: { step, problem: problem ?? null, answer: answered?.answer ?? null },
  });
  await tellTaskLists(trx);
}

async function takeRevision(trx: Knex, change: TaskChange): Promise<boolean> {
  const { taskId, step, revision, problem, answers, stationId } = change;
  const columns = { step, revision, problem: problem ?? null, answers: [...(answers ?? [])] };
  const changed = await ProductionTask.query(trx)
    .findById(taskId)
    .where('revision', '<', revision)
    .patch({ ...columns, ...(stationId && { stationId }) });
  return changed > 0;
}

/** The end of the production, good or bad. */
export async function closeProductionTask(trx: Knex, { taskId, outcome }: TaskEnd, closedAt: Date): Promise<void> {
  const state = outcome === 'cancelled' ? 'cancelled' : 'done';
  await openTaskRow(trx, taskId).patch({ state, outcome, closedAt });
  const step = outcome === 'produced' ? 'ready' : 'given-up';
  await ProductionTask.query(trx).findById(taskId).patch({ step, problem: null, answers: [] });
  await settleBatchItem(trx, taskId, outcome === 'produced' ? { made: true } : { leftOut: 'GIVEN_UP' }, closedAt);
  await tellTaskLists(trx);
}

const openTaskRow = (trx: Knex, taskId: string) =>
  Task.query(trx).findById(taskId).whereIn('state', ['open', 'claimed']);
