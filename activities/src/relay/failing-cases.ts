import { seldom, type City } from '@karta/db';
import { CASE_LOST, raiseSilence, recordFailingCases } from '@karta/services';
import type { Client } from '@temporalio/client';
import { every } from '../every.ts';

const LOOK_EVERY_MS = Number(process.env['FAILING_CASES_EVERY_MS'] ?? 30_000);
const DEADLINE_MS = 10_000;
/** More at once are one fault of the program, and the first of them say enough. */
const MOST = 200;

/** How far back a look for ended cases goes: further than looks lie apart, and than a worker is away when it starts anew. */
const ENDED_SINCE_MS = 60 * 60_000;

/**
 * Looks for cases whose turns fail again and again: an unreadable payload, a lost key, a history that does not fit the
 * program. Temporal goes on trying them, and an administrator sees them as incidents. So are cases that somebody ended at
 * Temporal itself, past the product: their records would stand open for ever.
 */
export function startFailingCasesWatch(city: City, client: Client): { close(): Promise<void> } {
  return every(LOOK_EVERY_MS, async () => {
    try {
      const failing = await failingCases(city, client);
      const ended = await endedOutside(city, client);
      await city.knex.transaction(async (trx) => {
        await recordFailingCases(trx, failing, city.clock.now());
        for (const workflowId of ended) await raiseSilence(trx, workflowId, CASE_LOST, city.clock.now());
      });
    } catch (error) {
      // the database or Temporal is away; the next look tells
      seldom.error('failing cases', { cityId: city.id, error });
    }
  });
}

function failingCases(city: City, client: Client): Promise<string[]> {
  const problems = "'category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut'";
  return caseIds(city, client, `TemporalReportedProblems IN (${problems}) AND ExecutionStatus = 'Running'`);
}

/** Cases that Temporal has ended and the records have not; what the product ends itself is written in both. */
async function endedOutside(city: City, client: Client): Promise<string[]> {
  const since = new Date(Date.now() - ENDED_SINCE_MS).toISOString();
  const ended = "ExecutionStatus IN ('Terminated', 'TimedOut', 'Failed', 'Canceled')";
  const ids = await caseIds(city, client, `${ended} AND CloseTime > '${since}'`);
  const open = city.knex('process_instances').whereIn('workflowId', ids).where({ state: 'running' });
  return ids.length === 0 ? [] : open.pluck('workflow_id');
}

async function caseIds(city: City, client: Client, query: string): Promise<string[]> {
  const answer = await client.withDeadline(Date.now() + DEADLINE_MS, () =>
    client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      pageSize: MOST,
      query: `${query} AND WorkflowId STARTS_WITH '${city.id}/'`,
    }),
  );
  return answer.executions.flatMap(({ execution }) => execution?.workflowId ?? []);
}
