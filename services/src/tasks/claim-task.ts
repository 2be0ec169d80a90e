import { Task, writeAudit } from '@karta/db';
import type { RecordClaim } from '@karta/workflows';
import type { Knex } from 'knex';
import { tellTaskLists } from './tell-task-lists.ts';

/** The task as it stands in the lists after a claim, or after a release where nobody has it. */
export async function markClaimed(
  trx: Knex,
  { taskId, userId, at }: Pick<RecordClaim, 'taskId' | 'userId' | 'at'>,
): Promise<void> {
  await Task.query(trx)
    .findById(taskId)
    .whereIn('state', ['open', 'claimed'])
    .patch({ state: userId ? 'claimed' : 'open', assigneeId: userId, claimedAt: userId ? new Date(at) : null });
}

/** Claim or release as the case has accepted it, with its audit row; open lists are told. */
export async function claimTask(trx: Knex, claim: RecordClaim): Promise<void> {
  const { taskId, userId, by, inPlaceOf } = claim;
  await markClaimed(trx, claim);
  await writeAudit(trx, {
    actorKind: 'operator',
    actorId: by,
    actsFor: inPlaceOf ?? null,
    act: userId ? 'task.claim' : 'task.release',
    subjectKind: 'task',
    subjectId: taskId,
  });
  await tellTaskLists(trx);
}
