import { Task, writeAudit } from '@karta/db';
import type { RecordClaim } from '@karta/workflows';
import type { Knex } from 'knex';
import type { ActivityFactory } from '../deps.ts';
import { tellTaskLists } from './tell-task-lists.ts';

/** The task as it stands in the lists after a claim or a release. */
export async function markClaimed(
  trx: Knex,
  { taskId, userId, at }: Pick<RecordClaim, 'taskId' | 'userId' | 'at'>,
): Promise<void> {
  await Task.query(trx)
    .findById(taskId)
    .whereIn('state', ['open', 'claimed'])
    .patch({ state: userId ? 'claimed' : 'open', assigneeId: userId, claimedAt: userId ? new Date(at) : null });
}

/** Claim or release in the projection, with audit. */
export const recordClaim: ActivityFactory<'recordClaim'> =
  (deps) =>
  async ({ cityId, taskId, userId, by, at }) => {
    await deps.cityOf(cityId).knex.transaction(async (trx) => {
      await markClaimed(trx, { taskId, userId, at });
      await writeAudit(trx, {
        actorKind: 'operator',
        actorId: by,
        act: userId ? 'task.claim' : 'task.release',
        subjectKind: 'task',
        subjectId: taskId,
      });
      await tellTaskLists(trx);
    });
  };
