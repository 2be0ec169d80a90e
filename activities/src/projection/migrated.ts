import { Task, type City } from '@karta/db';
import { civilDateOf } from '@karta/domain';
import type { ProgressEvent } from '@karta/workflows';
import type { Knex } from 'knex';

type Of<Kind extends ProgressEvent['kind']> = Extract<ProgressEvent, { kind: Kind }>;

/** The case goes on by another version of its diagram. */
export async function migrateInstance(trx: Knex, workflowId: string, event: Of<'case-migrated'>): Promise<void> {
  const { version, digest } = event;
  await trx('process_instances').where({ workflowId }).update({ version, digest });
}

/** The element on which a token stands is called differently from now on. */
export async function migrateElement(trx: Knex, workflowId: string, event: Of<'element-migrated'>): Promise<void> {
  const { tokenId, fromElementId, elementId, name, publicLabel = null } = event;
  await trx('process_elements')
    .where({ workflowId, tokenId, elementId: fromElementId })
    .whereNull('leftAt')
    .update({ elementId, name, publicLabel });
  await trx('process_incidents').where({ workflowId, tokenId }).whereNull('resolvedAt').update({ elementId });
}

/** An open task looks as the new diagram describes it; who has claimed it keeps it. */
export async function changeTask(trx: Knex, city: City, event: Of<'task-changed'>): Promise<void> {
  const { taskId, elementId, name, candidateGroup, form, outcomes, outcomeRules = [], dueAt, followUpAt } = event;
  await Task.query(trx)
    .findById(taskId)
    .whereIn('state', ['open', 'claimed'])
    .patch({
      elementId,
      name,
      candidateGroup,
      form: form ?? elementId,
      outcomes: [...outcomes],
      outcomeRules: [...outcomeRules],
      ...(dueAt !== undefined && { dueOn: civilDateOf(new Date(dueAt), city.zone) }),
      ...(followUpAt !== undefined && { followUpOn: civilDateOf(new Date(followUpAt), city.zone) }),
    });
}
