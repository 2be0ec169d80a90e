import { Card, PickupPointRow, ProductionTask, Task, writeAudit } from '@karta/db';
import type { CardProductionActivities, ProductionCall } from '@karta/workflows';
import type { Knex } from 'knex';
import { leaveBureau } from '../bureau/settle-item.ts';
import { settleBatchItem } from '../production-batches/advance-batch.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';

const ELEMENT = 'card-production';
/** The screen that says that a card came to its point. */
const ARRIVAL = 'card-arrival';
/** The group of this name comes with every town. */
const GROUP = 'production';

type TaskChange = Parameters<CardProductionActivities['updateProductionTask']>[0];
type TaskEnd = Parameters<CardProductionActivities['closeProductionTask']>[0];

/**
 * The task at the point that makes the card: a person places a blank and starts (docs/facts/process-host.md). Once for its id.
 * `isSentOn`: the card is collected at another point.
 */
export async function openProductionTask(
  trx: Knex,
  call: ProductionCall & { cardId: string },
  openedAt: Date,
): Promise<{ isSentOn: boolean }> {
  const card = await Card.query(trx).findById(call.cardId).throwIfNotFound();
  const madeAt = await makingPoint(trx, card.pickupPointId);
  await open(trx, call, { card, form: ELEMENT, pickupPointId: madeAt, openedAt }, { step: 'waiting-for-start' });
  return { isSentOn: madeAt !== card.pickupPointId };
}

/** The task at the pick-up point for a card that was made elsewhere: it comes, or it is lost. Once for its id. */
export async function openArrivalTask(
  trx: Knex,
  call: ProductionCall & { cardId: string },
  openedAt: Date,
): Promise<void> {
  const card = await Card.query(trx).findById(call.cardId).throwIfNotFound();
  const made = await ProductionTask.query(trx)
    .where({ cardId: card.id })
    .whereNotNull('stationId')
    .whereNot({ taskId: call.taskId })
    .orderBy('revision', 'desc')
    .first();
  const { pickupPointId } = card;
  await open(
    trx,
    call,
    { card, form: ARRIVAL, pickupPointId, openedAt },
    { step: 'on-the-way', ...(made && { stationId: made.stationId }) },
  );
}

/** Where the cards of a point are made; itself, where the office names no other one. */
async function makingPoint(trx: Knex, pointId: string | null): Promise<string | null> {
  const point = pointId === null ? undefined : await PickupPointRow.query(trx).findById(pointId);
  return point?.madeAt ?? pointId;
}

async function open(
  trx: Knex,
  { caseId, workflowId, taskId }: ProductionCall,
  { card, ...row }: { card: Card } & Pick<Task, 'form' | 'pickupPointId' | 'openedAt'>,
  production: Pick<ProductionTask, 'step'> & Partial<Pick<ProductionTask, 'stationId'>>,
): Promise<void> {
  const { applicationId } = card;
  const of = { workflowId, caseId, elementId: ELEMENT, name: '', candidateGroup: GROUP, outcomes: [], applicationId };
  await Task.query(trx)
    .insert({ id: taskId, ...of, ...row, state: 'open' })
    .onConflict('id')
    .ignore();
  const made = { taskId, cardId: card.id, answers: [], ...production };
  await ProductionTask.query(trx).insert(made).onConflict('task_id').ignore();
  await tellTaskLists(trx);
}

/**
 * Where the production stands; a late repetition of an older change is ignored. A card that somebody has begun at a station
 * falls out of an order that was written at the same moment.
 */
export async function updateProductionTask(trx: Knex, change: TaskChange, at: Date): Promise<void> {
  const { taskId, workflowId, step, problem, answered, operatorId } = change;
  if (!(await takeRevision(trx, change))) return;
  if (operatorId) await openTaskRow(trx, taskId).patch({ state: 'claimed', assigneeId: operatorId });
  await leaveBureau(trx, taskId, 'BEGUN_ELSEWHERE', at);
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
  await leaveBureau(trx, taskId, 'CARD_STOPPED', closedAt);
  await settleBatchItem(trx, taskId, outcome === 'produced' ? { made: true } : { leftOut: 'GIVEN_UP' }, closedAt);
  await tellTaskLists(trx);
}

const openTaskRow = (trx: Knex, taskId: string) =>
  Task.query(trx).findById(taskId).whereIn('state', ['open', 'claimed']);
