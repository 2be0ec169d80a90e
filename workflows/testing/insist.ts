import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  isGrpcServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

/** Asks until it is so; the test's own time limit ends a wait for what never comes. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}

/** Asks again under the same update id, as the product's callers do, while a busy machine answers too late. */
export async function insist<Answer>(ask: (updateId: string) => Promise<Answer>): Promise<Answer> {
  const updateId = randomUUID();
  for (;;) {
    try {
      return await ask(updateId);
    } catch (error) {
      const isLate = isGrpcServiceError(error) || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError;
      if (!isLate && !wasNeverSeen(error)) throw error;
    }
  }
}

/** A worker that was too busy closed its task without a look at the Update: the server says so, and has forgotten it. */
const wasNeverSeen = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === 'UnprocessedUpdate';

/** The refusal code of an Update that must fail. */
export async function refusalOf(update: Promise<unknown>): Promise<string> {
  try {
    await update;
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
      return error.cause.type ?? '';
    throw error;
  }
  throw new Error('The update was not refused');
}
