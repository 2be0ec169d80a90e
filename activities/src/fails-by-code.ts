import { tellError, tellInShort, type ToldError } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Activities } from '@karta/workflows';
import { ApplicationFailure, CompleteAsyncError } from '@temporalio/activity';
import { TemporalFailure } from '@temporalio/common';

const origins = new WeakMap<object, ToldError>();

/** What is told of the error that a failure was made from; of any other failure, what is told of any error. */
export const originOf = (failure: unknown): ToldError =>
  (typeof failure === 'object' && failure !== null ? origins.get(failure) : undefined) ?? tellError(failure);

/**
 * A refusal of the rules will not heal by itself: an incident at once, under the refusal's code. Nor does a row that is not
 * there: what a case names was written before the case was started.
 */
export function failsByCode(activities: Activities): Activities {
  const guarded = Object.entries(activities).map(([name, activity]) => [
    name,
    async (call: never) => {
      try {
        return await (activity as (call: never) => Promise<unknown>)(call);
      } catch (error) {
        throw failureOf(error);
      }
    },
  ]);
  return Object.fromEntries(guarded) as Activities;
}

/** A failure is kept for years in a history, in logs and in incidents: it carries no words that may quote a row. */
function failureOf(error: unknown): unknown {
  if (error instanceof CardError) return ApplicationFailure.nonRetryable(error.code, error.code);
  if (error instanceof TemporalFailure || error instanceof CompleteAsyncError) return error;
  const about = tellError(error);
  const failure = ApplicationFailure.create({
    message: tellInShort(error),
    type: about.kind,
    nonRetryable: about.kind === 'NotFoundError',
  });
  origins.set(failure, about);
  return failure;
}
