import { Task, writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import type { CivilDate } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellTaskLists } from './tell-task-lists.ts';

/**
 * Says on which day somebody comes back to an open task, or with `null` that no day is named; its deadline stays. Until then
 * it does not come as the next one. @throws CardError TASK_NOT_FOUND, TASK_NOT_OPEN, VALIDATION for a day that has passed
 */
export async function putOffTask(
  trx: Knex,
  { taskId, on, today }: { taskId: string; on: CivilDate | null; today: CivilDate },
  by: Doer,
): Promise<void> {
  if (on !== null && on < today) throw new CardError('VALIDATION', {}, [{ path: 'on', code: 'DATE_PAST' }]);
  const task = await Task.query(trx).findById(taskId).forUpdate();
  if (!task) throw new CardError('TASK_NOT_FOUND');
  if (task.state !== 'open' && task.state !== 'claimed') throw new CardError('TASK_NOT_OPEN');
  if (task.followUpOn === on) return;
  await Task.query(trx).findById(taskId).patch({ followUpOn: on });
  const facts = { from: task.followUpOn, to: on };
  await writeAudit(trx, { ...actorOf(by), act: 'task.put-off', subjectKind: 'task', subjectId: taskId, facts });
  await tellTaskLists(trx);
}
