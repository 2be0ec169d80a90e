import { Application, Decision, Task, writeAudit } from '@karta/db';
import type { RecordDecision } from '@karta/workflows';
import type { Knex } from 'knex';
import { drawCheck } from '../second-checks/draw-check.ts';
import { tellTaskLists } from './tell-task-lists.ts';

/** The task as it stands in the lists after the decision; false when it was closed before. */
export async function markDecided(
  trx: Knex,
  { taskId, outcome, userId, at }: Pick<RecordDecision, 'taskId' | 'outcome' | 'userId' | 'at'>,
): Promise<boolean> {
  const closed = await Task.query(trx)
    .findById(taskId)
    .whereIn('state', ['open', 'claimed'])
    .patch({ state: 'done', outcome, assigneeId: userId, closedAt: new Date(at) });
  return closed > 0;
}

/** The decision that the case has accepted: counted, its task closed, audited. The same decision twice is once. */
export async function decideTask(trx: Knex, decision: RecordDecision): Promise<void> {
  const { taskId, userId, outcome, decisionId, updateId, workflowId } = decision;
  if (decisionId !== undefined && !(await count(trx, decisionId, new Date(decision.at)))) return;
  const stored = decisionId === undefined ? undefined : await Decision.query(trx).findById(decisionId);
  const isStaff = await trx('operators').whereRaw('id::text = ?', [userId]).first('id');
  if (!(await markDecided(trx, decision))) return;
  if (stored) await keepAnswer(trx, stored);
  const task = stored && isStaff && (await Task.query(trx).findById(taskId));
  const drawn = task && (await drawCheck(trx, task, stored, new Date(decision.at)));
  await writeAudit(trx, {
    actorKind: isStaff ? 'operator' : 'resident',
    actorId: userId,
    actsFor: stored?.actsFor ?? null,
    act: 'task.complete',
    subjectKind: 'task',
    subjectId: taskId,
    facts: { outcome, workflowId, updateId, decisionId: decisionId ?? null, ...(drawn !== undefined && { drawn }) },
  });
  await tellTaskLists(trx);
}

/** What an applicant answered stands in the application from the moment on in which the case has accepted it. */
async function keepAnswer(trx: Knex, { taskId, note }: Decision): Promise<void> {
  const task = await Task.query(trx).findById(taskId).where({ form: 'complete-application' }).select('applicationId');
  if (task?.applicationId) await Application.query(trx).findById(task.applicationId).patch({ completionAnswer: note });
}

async function count(trx: Knex, decisionId: string, recordedAt: Date): Promise<boolean> {
  return (await Decision.query(trx).findById(decisionId).whereNull('recordedAt').patch({ recordedAt })) > 0;
}
