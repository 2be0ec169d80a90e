import { Task, writeAudit } from '@karta/db';
import type { Made } from '../deps.ts';
import { tellTaskLists } from './tell-task-lists.ts';

/** Claim or release in the projection, with audit. */
export const recordClaim: Made<'recordClaim'> =
  (deps) =>
  async ({ cityId, taskId, userId, by, at }) => {
    await deps.cityOf(cityId).knex.transaction(async (trx) => {
      await Task.query(trx)
        .findById(taskId)
        .whereIn('state', ['open', 'claimed'])
        .patch({ state: userId ? 'claimed' : 'open', assigneeId: userId, claimedAt: userId ? new Date(at) : null });
      await writeAudit(trx, {
        ...{ actorKind: 'operator', actorId: by, act: userId ? 'task.claim' : 'task.release' },
        ...{ subjectKind: 'task', subjectId: taskId },
      });
      await tellTaskLists(trx);
    });
  };
