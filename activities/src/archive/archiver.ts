import { archiveRun, log, type City } from '@karta/db';
import { isUnknownCase, packHistory } from '@karta/workflows/history';
import type { Client } from '@temporalio/client';
import { every } from '../every.ts';

const EVERY_MS = 15_000;
/** The server's list of closed runs is a little behind; what was seen is not fetched again. */
/** A list of many pages, and one history. */
const LIST_MS = 300_000;
const HISTORY_MS = 60_000;
const OVERLAP_MS = 10 * 60_000;

/** Keeps the histories of a city's closed runs before the server forgets them. After a pause it catches up. */
export function startArchiver(city: City, client: Client, taskQueue: string): { close(): Promise<void> } {
  return every(EVERY_MS, async () => {
    await archiveClosedRuns(city, client, taskQueue).catch((error: unknown) => log.error('archive', { error }));
  });
}

interface ClosedRun {
  workflowId: string;
  runId: string;
  closedAt: Date;
}

/** Archives what has closed since the last time, oldest first, so that an interruption leaves no gap. Answers how many. */
export async function archiveClosedRuns(city: City, client: Client, taskQueue: string): Promise<number> {
  const found = await closedRuns(city, client, taskQueue);
  for (const run of found) await archive(city, client, run);
  return found.length;
}

async function closedRuns(city: City, client: Client, taskQueue: string): Promise<ClosedRun[]> {
  const newest = await city.knex('process_histories').orderBy('closedAt', 'desc').first('closedAt');
  const since = new Date(newest ? newest.closedAt.getTime() - OVERLAP_MS : 0);
  const query = [
    `WorkflowId STARTS_WITH "${city.id}/"`,
    `TaskQueue = "${taskQueue}"`,
    'ExecutionStatus != "Running"',
    `CloseTime >= "${since.toISOString()}"`,
  ].join(' AND ');
  const closed: ClosedRun[] = [];
  await client.withDeadline(Date.now() + LIST_MS, async () => {
    for await (const { workflowId, runId, closeTime } of client.workflow.list({ query })) {
      if (closeTime) closed.push({ workflowId, runId, closedAt: closeTime });
    }
  });
  const known = new Set<string>(
    await city.knex('process_histories').where('closedAt', '>=', since).pluck<string[]>('run_id'),
  );
  return closed
    .filter(({ runId }) => !known.has(runId))
    .toSorted((one, other) => one.closedAt.getTime() - other.closedAt.getTime());
}

async function archive(city: City, client: Client, { workflowId, runId, closedAt }: ClosedRun): Promise<void> {
  try {
    const fetch = () => client.workflow.getHandle(workflowId, runId).fetchHistory();
    const history = await client.withDeadline(Date.now() + HISTORY_MS, fetch);
    const events = history.events?.length ?? 0;
    await archiveRun(city, workflowId, { runId, closedAt, events, content: packHistory(history) });
  } catch (error) {
    // deleted on purpose between the list and now
    if (!isUnknownCase(error)) throw error;
  }
}
