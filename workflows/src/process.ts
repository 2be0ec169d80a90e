import {
  ApplicationFailure,
  CancellationScope,
  getExternalWorkflowHandle,
  makeContinueAsNewFunc,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { handleAdmins } from './case/admin-updates.ts';
import { handleMessages } from './case/message-updates.ts';
import { now } from './case/refusal.ts';
import { RunningCase } from './case/running-case.ts';
import { handleTasks } from './case/task-updates.ts';
import { caseSnapshotQuery, childFinishedSignal, type ChildEnd } from './messages.ts';
import type { CaseResult, ProcessInput } from './process-input.ts';

/**
 * The interpreter workflow: runs every process key from its diagram. Handlers first, then one loop that feeds events
 * to the engine and performs its effects; a long case continues in a new run with nothing lost.
 */
export async function runProcess(input: ProcessInput): Promise<CaseResult> {
  assertOwnCity(input);
  const running = new RunningCase(input);
  handleTasks(running);
  handleMessages(running);
  handleAdmins(running);
  setHandler(caseSnapshotQuery, () => {
    const { processKey, version, digest } = running.input.process;
    const { state, claims, done, turn, suspended } = running;
    return { process: { processKey, version, digest }, state, claims, done, turn, ...(suspended && { suspended }) };
  });
  // a cancellation from outside ends the case by its own rules
  void CancellationScope.current().cancelRequested.catch(() => running.cancel(now()));
  return CancellationScope.nonCancellable(async () => {
    running.begin();
    const ended = await running.run();
    if (ended === 'continue') await continueInNewRun({ ...running.input, carried: running.carried() });
    await reportToParent(input, running.result());
    return running.result();
  });
}

/** No case of one city runs under the name of another. */
function assertOwnCity({ cityId, process }: ProcessInput): void {
  const { workflowId, workflowType } = workflowInfo();
  if (workflowId.startsWith(`${cityId}/${process.processKey}/`) && workflowType === process.processKey) return;
  throw ApplicationFailure.create({ type: 'FOREIGN_CITY', message: 'FOREIGN_CITY', nonRetryable: true });
}

async function continueInNewRun(input: ProcessInput): Promise<never> {
  const { workflowType } = workflowInfo();
  return makeContinueAsNewFunc<typeof runProcess>({ workflowType })(input);
}

async function reportToParent({ cityId, parent }: ProcessInput, result: CaseResult): Promise<void> {
  if (!parent) return;
  try {
    const caller = getExternalWorkflowHandle(parent.workflowId);
    await caller.signal(childFinishedSignal, { cityId, callId: parent.callId, end: endOf(result) });
  } catch {
    // the calling case has ended in the meantime, so nobody waits for the result
  }
}

function endOf({ status, failure, variables }: CaseResult): ChildEnd {
  if (failure) return { kind: 'error', ...failure };
  return status === 'cancelled' ? { kind: 'cancelled' } : { kind: 'completed', variables };
}
