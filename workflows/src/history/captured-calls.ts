import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** What a replayed case calls, as it goes out of the sandbox. */
export interface CallSinks extends Sinks {
  calls: { made(activity: string, argument: unknown): void };
}

const CAPTURED: readonly string[] = ['recordProgress', 'recordClaim', 'recordDecision'];

/** Part of a bundle for replaying alone: tells what the projection was told. It changes nothing of what a case does. */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const { calls } = proxySinks<CallSinks>();
  const capture = ({ activityType, args }: { activityType: string; args: unknown[] }): void => {
    if (CAPTURED.includes(activityType)) calls.made(activityType, args[0]);
  };
  return {
    outbound: [
      {
        scheduleActivity: async (input, next) => {
          capture(input);
          return next(input);
        },
        scheduleLocalActivity: async (input, next) => {
          capture(input);
          return next(input);
        },
      },
    ],
  };
};
