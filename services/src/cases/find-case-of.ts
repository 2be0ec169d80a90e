import { ProcessInstance } from '@karta/db';
import type { Knex } from 'knex';

/**
 * The running process of that key that belongs to a case: a process that the case has called carries the same case id.
 * Answers its workflow id, the newest one where there are several.
 */
export async function findCaseOf(trx: Knex, caseId: string, processKey: string): Promise<string | undefined> {
  const running = await ProcessInstance.query(trx)
    .where({ caseId, processKey, state: 'running' })
    .orderBy('startedAt', 'desc')
    .select('workflowId')
    .first();
  return running?.workflowId;
}
