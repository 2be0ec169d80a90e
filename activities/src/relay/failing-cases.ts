import { seldom, type City } from '@karta/db';
import { recordFailingCases } from '@karta/services';
import type { Client } from '@temporalio/client';
import { every } from '../every.ts';

const LOOK_EVERY_MS = Number(process.env['FAILING_CASES_EVERY_MS'] ?? 30_000);
const DEADLINE_MS = 10_000;
/** More at once are one fault of the program, and the first of them say enough. */
const MOST = 200;

/**
 * Looks for cases whose turns fail again and again: an unreadable payload, a lost key, a history that does not fit the
 * program. Temporal goes on trying them, and an administrator sees them as incidents.
 */
export function startFailingCasesWatch(city: City, client: Client): { close(): Promise<void> } {
  return every(LOOK_EVERY_MS, async () => {
    try {
      const failing = await failingCases(city, client);
      await city.knex.transaction((trx) => recordFailingCases(trx, failing, city.clock.now()));
    } catch (error) {
      // the database or Temporal is away; the next look tells
      seldom.error('failing cases', { cityId: city.id, error });
    }
  });
}

async function failingCases(city: City, client: Client): Promise<string[]> {
  const problems = "'category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut'";
  const answer = await client.withDeadline(Date.now() + DEADLINE_MS, () =>
    client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      pageSize: MOST,
      query: `TemporalReportedProblems IN (${problems}) AND ExecutionStatus = 'Running' AND WorkflowId STARTS_WITH '${city.id}/'`,
    }),
  );
  return answer.executions.flatMap(({ execution }) => execution?.workflowId ?? []);
}
