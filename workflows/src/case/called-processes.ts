import {
  getExternalWorkflowHandle,
  ParentClosePolicy,
  patched,
  startChild,
  workflowInfo,
  type ExternalWorkflowHandle,
} from '@temporalio/workflow';
import type { CaseState, Effect, EngineEvent } from '@karta/bpmn/engine';
import type { ProcessGraph } from '@karta/bpmn/graph';
import { cancelCalledSignal, childEscalatedSignal, holdCalledSignal, type HoldCalled } from '../messages.ts';
import type { ProcessInput } from '../process-input.ts';
import { calledIdOf } from '../workflow-ids.ts';
import { failureOf } from './failure-of.ts';
import { now } from './refusal.ts';

/** The name of an element as the Temporal server shows it. */
export const nameOf = ({ process }: ProcessInput, node: string): string => process.graph.nodes[node]?.name || node;

/** Starts the processes and sagas that a case calls, and tells them what they must know. */
export class CalledProcesses {
  private readonly inputNow: () => ProcessInput;
  private readonly report: (event: EngineEvent) => void;
  /** Starts that the server has not confirmed yet, by token id. */
  private readonly starting = new Map<string, Promise<void>>();

  constructor(input: () => ProcessInput, report: (event: EngineEvent) => void) {
    this.inputNow = input;
    this.report = report;
  }

  /** Over when the server has confirmed the start, or the start has failed. */
  start(effect: Effect & { kind: 'start-child' }): Promise<void> {
    const starting = this.startChild(effect).finally(() => this.starting.delete(effect.token));
    this.starting.set(effect.token, starting);
    return starting;
  }

  private async startChild({ token, node, process, saga, variables }: Effect & { kind: 'start-child' }): Promise<void> {
    const { cityId, caseId, called, decisions, zone, eventsPerRun } = this.inputNow();
    const { workflowId } = workflowInfo();
    const pinned = called?.[process];
    const parent = { workflowId, callId: token };
    if (!pinned && !saga) {
      const message = `There is no process ${process}`;
      return this.report({ at: now(), kind: 'activity-failed', token, cause: 'UNKNOWN_PROCESS', message });
    }
    const shared = { cityId, caseId, parent, variables, ...(zone && { zone }), ...(eventsPerRun && { eventsPerRun }) };
    try {
      await startChild(process, {
        workflowId: calledIdOf(cityId, process, workflowId, token),
        args: [pinned ? { ...shared, process: pinned, called, ...(decisions && { decisions }) } : shared],
        parentClosePolicy: ParentClosePolicy.ABANDON,
        staticSummary: nameOf(this.inputNow(), node),
      });
    } catch (error) {
      this.report({ at: now(), kind: 'activity-failed', token, ...failureOf(error) });
    }
  }

  /** Tells the called processes to stand still or to go on; a saga goes on, since what a machine has begun cannot wait. */
  hold(graph: ProcessGraph, state: CaseState, word: HoldCalled): Promise<void>[] {
    const told: Promise<void>[] = [];
    for (const { id, node, status, round } of Object.values(state.tokens)) {
      const called = graph.nodes[node]?.called;
      if (!called || called.saga || status !== 'waiting' || round?.started !== undefined) continue;
      told.push(this.tell(called.process, id, (child) => child.signal(holdCalledSignal, word)));
    }
    return told;
  }

  stop(process: string, token: string): Promise<void> {
    const { cityId } = this.inputNow();
    return this.tell(process, token, (child) => child.signal(cancelCalledSignal, { cityId }));
  }

  /** A child that is about to start is told when it has begun. */
  private async tell(
    process: string,
    token: string,
    word: (child: ExternalWorkflowHandle) => Promise<void>,
  ): Promise<void> {
    const starting = this.starting.get(token);
    if (starting) await starting;
    try {
      await word(
        getExternalWorkflowHandle(calledIdOf(this.inputNow().cityId, process, workflowInfo().workflowId, token)),
      );
    } catch {
      // the child has ended by itself in the meantime
    }
  }
}

/** Before the report of the end, which waits for what is under way. */
export async function tellCaller({ cityId, parent }: ProcessInput, code: string): Promise<void> {
  // cases that began before 22 November 2026 kept such an escalation to themselves
  if (!parent || !patched('escalation-reaches-caller')) return;
  try {
    const caller = getExternalWorkflowHandle(parent.workflowId);
    await caller.signal(childEscalatedSignal, { cityId, callId: parent.callId, code });
  } catch {
    // the calling case has ended in the meantime, so nobody waits for it
  }
}
