import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ChildEnd, CaseState } from '@karta/bpmn/engine';
import type { Variables } from '@karta/bpmn/feel';
import type { Claim, DoneTask, Suspension } from './process-input.ts';

// People ------------------------------------------------------------------------------------------------------------

export interface ClaimTask {
  readonly cityId: string;
  readonly taskId: string;
  readonly userId: string;
}
export interface ClaimedTask {
  readonly taskId: string;
  readonly userId: string;
  readonly at: string;
}
/** Refused with UNKNOWN_TASK, ALREADY_DECIDED, ALREADY_CLAIMED. Claiming one's own task again is harmless. */
export const claimTaskUpdate = defineUpdate<ClaimedTask, [ClaimTask]>('claim-task');

export interface ReleaseTask {
  readonly cityId: string;
  readonly taskId: string;
  readonly userId: string;
  /** A supervisor may release somebody else's claim. */
  readonly force?: boolean;
  /** The absent colleague who has claimed it, in whose place `userId` acts. */
  readonly inPlaceOf?: string;
}
/** Refused with UNKNOWN_TASK, ALREADY_DECIDED, NOT_CLAIMED, ALREADY_CLAIMED (by another, without force). */
export const releaseTaskUpdate = defineUpdate<{ readonly taskId: string }, [ReleaseTask]>('release-task');

/** A decision. Texts were stored before; the `updateId` is the client's idempotency key. */
export interface CompleteTask {
  readonly cityId: string;
  readonly taskId: string;
  readonly userId: string;
  /** The absent colleague who has claimed it, in whose place `userId` decides. */
  readonly inPlaceOf?: string;
  readonly outcome: string;
  /** Id of the stored decision text, where there is one. */
  readonly decisionId?: string;
  /** Small facts for the process, e.g. `{ completionDeadline: '2026-12-01T23:59:59+01:00' }`. */
  readonly variables?: Variables;
}
export interface TaskOutcome {
  readonly taskId: string;
  readonly outcome: string;
  readonly userId: string;
  readonly at: string;
}
/** Refused with UNKNOWN_TASK, ALREADY_DECIDED, ALREADY_CLAIMED (by another), UNKNOWN_OUTCOME. */
export const completeTaskUpdate = defineUpdate<TaskOutcome, [CompleteTask]>('complete-task');

// Messages, signals, children ---------------------------------------------------------------------------------------

/** A stored message. Delivering the same `messageId` again answers `duplicate` and does nothing. */
export interface DeliverMessage {
  readonly cityId: string;
  readonly messageId: string;
  readonly name: string;
  readonly correlation?: string;
  readonly variables?: Variables;
}
export interface DeliveredMessage {
  readonly messageId: string;
  readonly duplicate: boolean;
}
/** Refused with NOT_AWAITED: the message stays in the database until its time to live ends. */
export const deliverMessageUpdate = defineUpdate<DeliveredMessage, [DeliverMessage]>('deliver-message');

export interface BroadcastSignal {
  readonly cityId: string;
  readonly name: string;
  readonly variables?: Variables;
}
/** A BPMN signal; a case that does not wait for it ignores it. */
export const broadcastSignal = defineSignal<[BroadcastSignal]>('broadcast-signal');

export interface ChildFinished {
  readonly cityId: string;
  readonly callId: string;
  readonly end: ChildEnd;
}
export interface ChildEscalated {
  readonly cityId: string;
  readonly callId: string;
  readonly code: string;
}
/** A called process threw an escalation that it does not catch; it goes on. */
export const childEscalatedSignal = defineSignal<[ChildEscalated]>('child-escalated');

export const childFinishedSignal = defineSignal<[ChildFinished]>('child-finished');

/** For inspection alone; lists and screens read the projection. */
export interface CaseSnapshot {
  readonly process: { readonly processKey: string; readonly version: number; readonly digest: string };
  readonly state: CaseState;
  readonly claims: Readonly<Record<string, Claim>>;
  readonly done: Readonly<Record<string, DoneTask>>;
  readonly turn: number;
  readonly suspended?: Suspension;
}
export const caseSnapshotQuery = defineQuery<CaseSnapshot>('case-snapshot');

/** From the calling case to a called process or saga: end now, what you have done is undone. */
export const cancelCalledSignal = defineSignal<[{ readonly cityId: string }]>('cancel-called');

/** A later word has a higher number; without a suspension: go on. */
export interface HoldCalled {
  readonly cityId: string;
  readonly number: number;
  readonly suspension?: Suspension;
}
/** From a suspended or resumed case to a process that it called. */
export const holdCalledSignal = defineSignal<[HoldCalled]>('hold-called');

export type { ChildEnd, Variables };
