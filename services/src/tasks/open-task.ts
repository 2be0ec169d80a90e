import { Application, CardAct, Task, type City } from '@karta/db';
import { civilDateOf } from '@karta/domain';
import type { ProgressEvent, RecordProgress } from '@karta/workflows';
import type { Knex } from 'knex';
import { pointOfCard } from '../cards/point-of-card.ts';

type TaskOpened = Extract<ProgressEvent, { kind: 'task-opened' }>;

/** The task appears in the list. */
export async function openTask(trx: Knex, city: City, turn: RecordProgress, event: TaskOpened): Promise<void> {
  const application = await Application.query(trx).findById(turn.caseId).select('id', 'pickupPointId');
  const { taskId, tokenId, elementId, name, candidateGroup, assignee, form, outcomes, dueAt, followUpAt, at } = event;
  const { outcomeRules = [] } = event;
  await Task.query(trx)
    .insert({
      id: taskId,
      workflowId: turn.workflowId,
      caseId: turn.caseId,
      tokenId,
      elementId,
      name,
      candidateGroup,
      form: form ?? elementId,
      outcomes: [...outcomes],
      outcomeRules: [...outcomeRules],
      state: assignee ? 'claimed' : 'open',
      assigneeId: assignee ?? null,
      applicationId: application?.id ?? null,
      pickupPointId: application ? application.pickupPointId : await pointOfAct(trx, turn.caseId),
      dueOn: dueAt ? civilDateOf(new Date(dueAt), city.zone) : null,
      followUpOn: followUpAt ? civilDateOf(new Date(followUpAt), city.zone) : null,
      openedAt: new Date(at),
    })
    .onConflict('id')
    .ignore();
}

/** Of a case about a card: where the card lies. */
async function pointOfAct(trx: Knex, caseId: string): Promise<string | null> {
  const act = await CardAct.query(trx).findById(caseId).select('cardId');
  return act ? (await pointOfCard(trx, act.cardId)).pickupPointId : null;
}

/** A task that is settled by other means than a decision, which closes its task itself. */
export async function closeTask(
  trx: Knex,
  { kind, taskId, at }: Extract<ProgressEvent, { kind: 'task-done' | 'task-cancelled' }>,
): Promise<void> {
  await Task.query(trx)
    .findById(taskId)
    .whereIn('state', ['open', 'claimed'])
    .patch({ state: kind === 'task-done' ? 'done' : 'cancelled', closedAt: new Date(at) });
}
