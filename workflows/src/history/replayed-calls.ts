import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { bundleWorkflowCode, Worker, type InjectedSinks, type WorkflowBundle } from '@temporalio/worker';
import type { RecordClaim, RecordDecision, RecordProgress } from '../engine-activities.ts';
import { BUNDLE_OPTIONS } from '../bundle-options.ts';
import type { CallSinks } from './captured-calls.ts';
import type { RunHistory } from './case-runs.ts';

/** What the projection was told, in its order. */
export type ProjectionCall =
  | { readonly activity: 'recordProgress'; readonly argument: RecordProgress }
  | { readonly activity: 'recordClaim'; readonly argument: RecordClaim }
  | { readonly activity: 'recordDecision'; readonly argument: RecordDecision };

const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };
let bundle: Promise<WorkflowBundle> | undefined;

/** The workflows with what captures their calls; made once a process. */
const capturingBundle = (): Promise<WorkflowBundle> =>
  (bundle ??= bundleWorkflowCode({
    ...BUNDLE_OPTIONS,
    workflowInterceptorModules: [fileURLToPath(new URL('./captured-calls.ts', import.meta.url))],
    logger: silent,
  }));

/**
 * Replays the runs of a case and gives what it told the projection. What the present engine would do otherwise than the history
 * says is an error.
 * @param runs oldest first
 */
export async function replayedCalls(
  workflowId: string,
  runs: readonly RunHistory[],
  dataConverter: DataConverter,
): Promise<ProjectionCall[]> {
  const calls: ProjectionCall[] = [];
  const sinks: InjectedSinks<CallSinks> = {
    calls: {
      made: {
        fn: (_info, activity, argument) => void calls.push({ activity, argument } as ProjectionCall),
        callDuringReplay: true,
      },
    },
  };
  const workflowBundle = await capturingBundle();
  for (const run of runs) {
    const done = completedPart(run);
    // a case that was asked for at this moment has done nothing yet
    if (done.events?.length) await Worker.runReplayHistory({ workflowBundle, dataConverter, sinks }, done, workflowId);
  }
  return calls;
}

/**
 * A history up to the last completed workflow task and what it did; what came later has had no consequences yet. A task that was
 * only started when the history was read would be carried out by the replaying worker, which cannot.
 */
export function completedPart({ events }: RunHistory): RunHistory {
  const all = events ?? [];
  const last = all.findLastIndex((event) => event.workflowTaskCompletedEventAttributes);
  const completed = all[last]?.eventId?.toString();
  const isCommand = (event: (typeof all)[number]): boolean =>
    Object.values(event).some(
      (part) =>
        part?.workflowTaskCompletedEventId !== undefined && String(part.workflowTaskCompletedEventId) === completed,
    );
  let end = last + 1;
  for (let next = all[end]; next && isCommand(next); next = all[end]) end += 1;
  return { events: all.slice(0, end) };
}
