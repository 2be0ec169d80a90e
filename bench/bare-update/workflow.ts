import { allHandlersFinished, condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import type { createActivities } from './activities.ts';

const { note } = proxyActivities<ReturnType<typeof createActivities>>({ startToCloseTimeout: '10s' });

/** The least that an answer to a person can be: one Update with one activity. */
export const answerUpdate = defineUpdate<string, [string]>('answer');

/** Waits for the second answer, as a task waits for a claim and a decision. */
export async function bareCase(): Promise<void> {
  let answers = 0;
  setHandler(answerUpdate, async (outcome) => {
    const noted = await note(outcome);
    answers += 1;
    return noted;
  });
  await condition(() => answers === 2 && allHandlersFinished());
}
