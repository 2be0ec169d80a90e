import { CardError } from '@karta/domain';
import type { Activities } from '@karta/workflows';
import { ApplicationFailure } from '@temporalio/activity';

/** A refusal of the rules will not heal by itself: an incident at once, under the refusal's code. */
export function failsByCode(activities: Activities): Activities {
  const guarded = Object.entries(activities).map(([name, activity]) => [
    name,
    async (call: never) => {
      try {
        return await (activity as (call: never) => Promise<unknown>)(call);
      } catch (error) {
        throw error instanceof CardError ? ApplicationFailure.nonRetryable(error.code, error.code) : error;
      }
    },
  ]);
  return Object.fromEntries(guarded) as Activities;
}
