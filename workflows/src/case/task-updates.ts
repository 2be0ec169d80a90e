import { condition, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { EngineActivities } from '../engine-activities.ts';
import {
  claimTaskUpdate,
  completeTaskUpdate,
  releaseTaskUpdate,
  type ClaimedTask,
  type ClaimTask,
  type CompleteTask,
  type ReleaseTask,
  type TaskOutcome,
} from '../messages.ts';
import { assertCity, now, refusal, updateId } from './refusal.ts';
import type { RunningCase } from './running-case.ts';

const { recordDecision, recordClaim } = proxyActivities<EngineActivities>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '200ms', maximumInterval: '10s' },
});

/** Updates by people: claim, release and complete a task. Validators refuse, handlers write in one activity. */
export function handleTasks(running: RunningCase): void {
  setHandler(claimTaskUpdate, (claim) => claimTask(running, claim), {
    validator: unlessItMayOpen(running, assertFree),
    description: 'Takes an open task',
  });
  setHandler(releaseTaskUpdate, (release) => releaseTask(running, release), {
    validator: unlessItMayOpen(running, assertReleasable),
    description: 'Gives a claimed task back',
  });
  setHandler(completeTaskUpdate, (decision) => completeTask(running, decision), {
    validator: unlessItMayOpen(running, assertCompletable),
    description: 'Decides an open task',
  });
}

/** How long a question waits for work that may still open its task; usually it is over at once. */
const PATIENCE = '2s';

/**
 * Whether the task may be one that the list shows and this case has not opened again: a worker that dies after it told the
 * projection leaves the next one to repeat the step, and a question may come together with it.
 */
function mayStillOpen(running: RunningCase, taskId: string): boolean {
  const isKnown = running.done[taskId] ?? running.deciding.get(taskId) ?? running.findTask(taskId);
  return !isKnown && !running.isAtRest();
}

/** What may still open is not refused yet; the handler waits and asks again. */
function unlessItMayOpen<Asked extends { readonly cityId: string; readonly taskId: string }>(
  running: RunningCase,
  assertPossible: (running: RunningCase, asked: Asked) => void,
): (asked: Asked) => void {
  return (asked) => {
    assertCity(asked.cityId);
    if (!mayStillOpen(running, asked.taskId)) assertPossible(running, asked);
  };
}

/** Waits for such a task; never longer than a moment. */
const opening = (running: RunningCase, taskId: string): Promise<unknown> =>
  condition(() => !mayStillOpen(running, taskId), PATIENCE);

/** Refuses what concerns no open task, a decided one, or one that somebody else has claimed. */
function assertFree(running: RunningCase, asked: ClaimTask & Pick<ReleaseTask, 'force' | 'inPlaceOf'>): void {
  const { cityId, taskId, userId, force, inPlaceOf } = asked;
  assertCity(cityId);
  const answer = running.done[taskId]?.answer ?? running.deciding.get(taskId);
  if (answer) throw refusal('ALREADY_DECIDED', { userId: answer.userId, at: answer.at });
  if (!running.findTask(taskId)) throw refusal('UNKNOWN_TASK');
  if (running.suspended) throw refusal('CASE_SUSPENDED', running.suspended);
  const claim = running.claims[taskId];
  if (inPlaceOf !== undefined && !claim) throw refusal('NOT_CLAIMED');
  if (claim && claim.userId !== (inPlaceOf ?? userId) && !force) throw refusal('ALREADY_CLAIMED', claim);
}

function assertReleasable(running: RunningCase, release: ReleaseTask): void {
  assertFree(running, release);
  if (!running.claims[release.taskId]) throw refusal('NOT_CLAIMED');
}

function assertCompletable(running: RunningCase, decision: CompleteTask): void {
  const { taskId, outcome } = decision;
  // the same request once more, perhaps after continue-as-new: answered, not refused
  if (running.done[taskId]?.updateId === updateId()) return;
  assertFree(running, decision);
  const task = running.findTask(taskId);
  const outcomes = running.input.process.graph.nodes[task?.node ?? '']?.userTask?.outcomes ?? [];
  if (outcomes.length > 0 && !outcomes.includes(outcome)) throw refusal('UNKNOWN_OUTCOME');
}

async function claimTask(running: RunningCase, claim: ClaimTask): Promise<ClaimedTask> {
  const { cityId, taskId, userId } = claim;
  if (mayStillOpen(running, taskId)) await opening(running, taskId);
  assertFree(running, claim);
  const known = running.claims[taskId];
  if (known) return { taskId, ...known };
  const at = now();
  running.claims[taskId] = { userId, at };
  await recordClaim({ cityId, workflowId: workflowInfo().workflowId, taskId, userId, by: userId, at });
  return { taskId, userId, at };
}

async function releaseTask(running: RunningCase, release: ReleaseTask): Promise<{ taskId: string }> {
  const { cityId, taskId, userId, inPlaceOf } = release;
  if (mayStillOpen(running, taskId)) await opening(running, taskId);
  assertReleasable(running, release);
  delete running.claims[taskId];
  const { workflowId } = workflowInfo();
  const inPlace = inPlaceOf === undefined ? {} : { inPlaceOf };
  await recordClaim({ cityId, workflowId, taskId, userId: null, by: userId, ...inPlace, at: now() });
  return { taskId };
}

async function completeTask(running: RunningCase, decision: CompleteTask): Promise<TaskOutcome> {
  const { cityId, taskId, userId, outcome, decisionId, variables } = decision;
  if (mayStillOpen(running, taskId)) await opening(running, taskId);
  const known = running.done[taskId];
  if (known) return known.answer;
  // an admin's act that is being written comes first and may have taken the task away
  while (running.isActing) await condition(() => !running.isActing);
  assertCompletable(running, decision);
  const task = running.findTask(taskId);
  if (!task) throw refusal('UNKNOWN_TASK');
  const at = now();
  const { caseId, process } = running.input;
  running.deciding.set(taskId, { userId, at });
  try {
    await recordDecision({
      cityId,
      caseId,
      processKey: process.processKey,
      workflowId: workflowInfo().workflowId,
      taskId,
      elementId: task.node,
      userId,
      outcome,
      at,
      updateId: updateId(),
      ...(decisionId !== undefined && { decisionId }),
    });
    const answer = { taskId, outcome, userId, at };
    running.rememberDone(taskId, { updateId: updateId(), answer });
    running.apply({
      at,
      kind: 'task-completed',
      token: task.token,
      variables: { ...variables, outcome, decidedBy: userId },
    });
    return answer;
  } finally {
    running.deciding.delete(taskId);
  }
}
