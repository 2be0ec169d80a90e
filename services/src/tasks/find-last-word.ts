import { Decision } from '@karta/db';
import type { Knex } from 'knex';

/** The last recorded decision of that outcome in a case, if there is one. */
export async function findLastWord(trx: Knex, workflowId: string, outcome: string): Promise<Decision | undefined> {
  return Decision.query(trx)
    .join('tasks', 'tasks.id', 'decisions.task_id')
    .where('tasks.workflow_id', workflowId)
    .where('decisions.outcome', outcome)
    .whereNotNull('decisions.recorded_at')
    .orderBy('decisions.recorded_at', 'desc')
    .select('decisions.*')
    .first();
}
