import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { createActivities } from './activities.ts';

type Notes = ReturnType<typeof createActivities>;
const { recordProgress } = proxyLocalActivities<Notes>({ startToCloseTimeout: '10s' });
const { recordDecision } = proxyActivities<Notes>({ startToCloseTimeout: '5s' });

export interface Decision {
  taskId: string;
  outcome: string;
}
export const decide = defineUpdate<Decision, [Decision]>('complete-task');

/** What somebody would write by hand for one question to a person: told, asked, decided in an activity, told again. */
export async function handWritten({ caseId }: { caseId: string }): Promise<string> {
  const taskId = `${caseId}-ask`;
  let answer: string | undefined;
  setHandler(
    decide,
    async (decision) => {
      await recordDecision(decision);
      answer = decision.outcome;
      return decision;
    },
    {
      validator: (decision) => {
        if (decision.taskId !== taskId || answer !== undefined) throw new Error('ALREADY_DECIDED');
      },
    },
  );
  await recordProgress({ caseId, state: 'waiting' });
  // the diagram has a time limit too
  await condition(() => answer !== undefined, '400d');
  await recordProgress({ caseId, state: 'ended' });
  await condition(allHandlersFinished);
  return answer ?? '';
}
