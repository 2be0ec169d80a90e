import { isGrpcServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;
/** The events of one run; payloads are encrypted. */
export type RunHistory = proto.temporal.api.history.v1.IHistory;

/** A rebuild may take its time. */
const DEADLINE_MS = 60_000;

/** A closed run that the city has kept. */
export interface KeptRun {
  readonly runId: string;
  readonly content: Uint8Array;
}

/** A history as bytes, and back. */
export const packHistory = (history: RunHistory): Uint8Array => History.encode(history).finish();
export const unpackHistory = (content: Uint8Array): RunHistory => History.decode(content);

/**
 * All runs of a case, oldest first: from the server, or what the city has kept of those that the server has forgotten.
 * @param deadlineMs for all of them
 * @throws an error of which `isUnknownCase` is true when nobody has the case
 */
export async function runsOfCase(
  client: Client,
  workflowId: string,
  keptRuns: () => Promise<readonly KeptRun[]>,
  deadlineMs = DEADLINE_MS,
): Promise<RunHistory[]> {
  const until = Date.now() + deadlineMs;
  const kept = once(keptRuns);
  const runs: RunHistory[] = [];
  let runId: string | undefined;
  do {
    const history = await runOf(client, { workflowId, runId, until }, kept);
    runs.unshift(history);
    runId = startOf(history)?.continuedExecutionRunId || undefined;
  } while (runId !== undefined);
  return runs;
}

async function runOf(
  client: Client,
  { workflowId, runId, until }: { workflowId: string; runId: string | undefined; until: number },
  kept: () => Promise<readonly KeptRun[]>,
): Promise<RunHistory> {
  try {
    const fetch = () => client.workflow.getHandle(workflowId, runId).fetchHistory();
    return await client.withDeadline(until, fetch);
  } catch (error) {
    if (!isUnknownCase(error)) throw error;
    const runs = await kept();
    const found = runId === undefined ? runs.at(-1) : runs.find((run) => run.runId === runId);
    if (!found) throw error;
    return unpackHistory(found.content);
  }
}

const GRPC_NOT_FOUND = 5;

/** Whether the server has no such workflow or run, or has none any more. */
export function isUnknownCase(error: unknown): boolean {
  if (error instanceof WorkflowNotFoundError) return true;
  const grpc = [error, error instanceof Error ? error.cause : undefined].find((one) => isGrpcServiceError(one));
  return Number((grpc as { code?: number } | undefined)?.code) === GRPC_NOT_FOUND;
}

const startOf = ({ events }: RunHistory) => events?.[0]?.workflowExecutionStartedEventAttributes;

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
