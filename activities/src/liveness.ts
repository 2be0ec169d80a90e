import { hostname } from 'node:os';
import type { Client } from '@temporalio/client';
import { every } from './every.ts';

const BEAT_EVERY_MS = 5000;
const LOOK_MS = 2000;
/** A poll lasts a minute; without one for two, nobody polls. */
const POLLED_WITHIN_MS = 120_000;
const WORKFLOW_QUEUE = 1;

/** What this worker is known by on its task queue. */
export const IDENTITY = `${process.pid}@${hostname()}`;

/** Something that works by itself, and knows whether it does. */
export interface Working {
  readonly isAlive: boolean;
}

export interface LivenessParts {
  /** What works beside Temporal: the queues of messages. */
  working: ReadonlySet<Working>;
  /** False when it works on no cases, though Temporal is there. */
  isPolling(): Promise<boolean>;
  /** Writes the beat where the other programs look. @throws when the database is away */
  beat(): Promise<void>;
  /** Tells the launcher. */
  tell(): void;
}

/**
 * Says again and again that the worker works: that it asks the queues for messages and Temporal for cases. One that only runs
 * says nothing, and is started anew by its launcher. A database or a Temporal that is away is no fault of the worker.
 */
export function startHeartbeat(parts: LivenessParts): { close(): Promise<void> } {
  return every(BEAT_EVERY_MS, () => beatOnce(parts));
}

export async function beatOnce({ working, isPolling, beat, tell }: LivenessParts): Promise<void> {
  if ([...working].some(({ isAlive }) => !isAlive) || !(await isPolling())) return;
  tell();
  // the database is away; who looks there sees that by itself
  await beat().catch(() => {});
}

/** Whether Temporal has seen this worker ask for cases; true while Temporal itself does not answer. */
export async function isPollingFor(client: Client, taskQueue: string): Promise<boolean> {
  const look = () =>
    client.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: WORKFLOW_QUEUE,
    });
  const answer = await client.withDeadline(Date.now() + LOOK_MS, look).catch(() => undefined);
  if (answer === undefined) return true;
  const since = Date.now() - POLLED_WITHIN_MS;
  return answer.pollers.some(
    ({ identity, lastAccessTime }) => identity === IDENTITY && Number(lastAccessTime?.seconds ?? 0) * 1000 > since,
  );
}
