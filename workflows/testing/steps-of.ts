import type { StartedCase, TemporalRig } from './temporal-rig.ts';

/** The last element that a case entered: its end event, once it is over. */
export function lastStepOf(rig: TemporalRig, started: StartedCase): string | undefined {
  return rig.activities.progressOf(started.workflowId).findLast((event) => event.kind === 'element-entered')?.elementId;
}

/** What a case has told people so far, in order; called processes speak for themselves. */
export function messagesOf(rig: TemporalRig, ...cases: readonly StartedCase[]): string[] {
  return cases.flatMap(({ workflowId }) =>
    rig.activities.callsOf('notify', workflowId).map(({ input }) => input.template),
  );
}

/** Runs to the end and names the end event. */
export async function endOf(rig: TemporalRig, started: StartedCase): Promise<string | undefined> {
  await started.handle.result();
  return lastStepOf(rig, started);
}
