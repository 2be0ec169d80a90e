import type { City } from '@karta/db';
import type { PinnedProcess } from '@karta/workflows';

/** A case stands in the records from its start on: also one that never answers its first task is seen, and can be ended. */
export async function recordStart(
  { knex, clock }: City,
  { workflowId, caseId }: { workflowId: string; caseId: string },
  { processKey, version, digest }: Omit<PinnedProcess, 'graph'>,
): Promise<void> {
  const row = { workflowId, processKey, caseId, version, digest, state: 'running', turn: 0, startedAt: clock.now() };
  await knex('process_instances').insert(row).onConflict('workflow_id').ignore();
}
