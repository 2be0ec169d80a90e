import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { StoredDecisions } from './decisions/stored-decisions.ts';
import type { ChildEnd, EngineEvent } from './engine/event.ts';
import type { ProcessGraph } from './engine/graph.ts';
import type { MigrationObstacle, MigrationRules } from './engine/migration/migration.ts';
import type { StartTrigger } from './engine/starts.ts';
import type { CaseState } from './engine/state.ts';
import type { Value, Variables } from './engine/variables.ts';

/** A diagram as it was deployed; a case keeps it for ever. `digest` is the SHA-256 of the XML, lower-case hex. */
export interface PinnedProcess {
  readonly processKey: string;
  readonly version: number;
  readonly digest: string;
  readonly graph: ProcessGraph;
}

/** The one argument of every process workflow; the workflow type is the process key. */
/** What a case runs by, pinned when its root case starts or when it is migrated. */
export type PinnedParts = Pick<ProcessInput, 'process' | 'called' | 'decisions'>;

/** One DMN file as it was deployed. `model` is absent where it is so large that an activity decides by it. */
export interface PinnedDecisionFile {
  readonly decisionKey: string;
  readonly version: number;
  readonly digest: string;
  readonly model?: StoredDecisions;
}

/** The decisions that a case may ask, pinned when its root case starts. */
export interface PinnedDecisions {
  /** By decision key. */
  readonly files: Readonly<Record<string, PinnedDecisionFile>>;
  /** Keys of the files that a decision needs, by the name or id under which a diagram asks it; its own file first. */
  readonly uses: Readonly<Record<string, readonly string[]>>;
}

export interface ProcessInput {
  readonly cityId: string;
  /** The root case's id, also in called processes. */
  readonly caseId: string;
  readonly process: PinnedProcess;
  /** Diagrams that this one calls, pinned when the root case starts, by process key. */
  readonly called?: Readonly<Record<string, PinnedProcess>>;
  /** Decisions that this diagram and those that it calls ask. */
  readonly decisions?: PinnedDecisions;
  /** Ids and small facts, never personal data. */
  readonly variables: Variables;
  /** What starts the case, where the diagram has several start events. */
  readonly startedBy?: StartTrigger;
  /** IANA zone for `today()` and civil dates; default Europe/Warsaw. */
  readonly zone?: string;
  /** History events after which the case, and what it calls, continue in new runs; default 2,000. */
  readonly eventsPerRun?: number;
  /** Set by a calling case. */
  readonly parent?: ParentCase;
  /** Set by continue-as-new alone. */
  readonly carried?: CarriedCase;
}

/** Where a called process or saga reports its end. */
export interface ParentCase {
  readonly workflowId: string;
  /** The token of the call activity. */
  readonly callId: string;
}

/** What one run of a case hands to the next. */
export interface CarriedCase {
  readonly state: CaseState;
  /** Number of the last projection turn. */
  readonly turn: number;
  readonly startedAt: string;
  readonly claims: Readonly<Record<string, Claim>>;
  readonly done: Readonly<Record<string, DoneTask>>;
  /** Ids of delivered messages, newest last. */
  readonly delivered: readonly string[];
  /** When recent acts of admins were done, by update id, oldest first. */
  readonly acts?: Readonly<Record<string, string>>;
  readonly standstill?: CarriedStandstill;
  /** What happened to a suspended case and waits for it to go on. */
  readonly queue?: readonly EngineEvent[];
}

/** Who suspended a case, and when (ISO 8601, UTC). */
export interface Suspension {
  readonly userId: string;
  readonly at: string;
  /** Workflow id of the suspended case that called this one, directly or not. */
  readonly caller?: string;
}

/** Why a case stands still, as one run hands it to the next. */
export interface CarriedStandstill {
  readonly own?: Suspension;
  readonly byCaller?: Suspension;
  /** Numbers of the caller's last word, and of the last one to what the case called. */
  readonly heard: number;
  readonly said: number;
}

export interface Claim {
  readonly userId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A decided task: the server forgets update ids at continue-as-new, the case does not. */
export interface DoneTask {
  readonly updateId: string;
  readonly answer: TaskOutcome;
}

/** `nowa-rzeczna/card-application/8f0c…`. */
export const workflowIdOf = (cityId: string, processKey: string, caseId: string): string =>
  `${cityId}/${processKey}/${caseId}`;

/** What a case calls runs under an id of its own: the caller's last segment and the calling token. */
export const calledIdOf = (cityId: string, processKey: string, callerId: string, tokenId: string): string =>
  `${cityId}/${processKey}/${lastSegment(callerId)}-${tokenId}`;

/** `8f0c…` of `nowa-rzeczna/card-application/8f0c…`. */
export const lastSegment = (workflowId: string): string => workflowId.slice(workflowId.lastIndexOf('/') + 1);

/** Task id of a user task: the last segment of the workflow id and the number of the token that stands on it. */
export const taskIdOf = (caseId: string, tokenId: string): string => `${caseId}-${tokenId}`;

/** Types (codes) of the refusals below, read from `WorkflowUpdateFailedError.cause.type`. Details: one `RefusalDetails`. */
export const REFUSALS = [
  'UNKNOWN_TASK',
  'ALREADY_DECIDED',
  'ALREADY_CLAIMED',
  'NOT_CLAIMED',
  'UNKNOWN_OUTCOME',
  'NOT_AWAITED',
  'NO_INCIDENT',
  'NO_TIMER',
  'UNKNOWN_SCOPE',
  'MOVE_REFUSED',
  'MIGRATION_REFUSED',
  'UNKNOWN_VERSION',
  'CASE_SUSPENDED',
  'CASE_NOT_SUSPENDED',
  'CALLER_SUSPENDED',
  'CASE_CLOSED',
  'FOREIGN_CITY',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Who was faster, and when; why an act is impossible. */
export interface RefusalDetails {
  readonly reason?: string;
  readonly obstacles?: readonly MigrationObstacle[];
  readonly userId?: string;
  readonly at?: string;
}

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
}
/** Refused with UNKNOWN_TASK, ALREADY_DECIDED, NOT_CLAIMED, ALREADY_CLAIMED (by another, without force). */
export const releaseTaskUpdate = defineUpdate<{ readonly taskId: string }, [ReleaseTask]>('release-task');

/** A decision. Texts were stored before; the `updateId` is the client's idempotency key. */
export interface CompleteTask {
  readonly cityId: string;
  readonly taskId: string;
  readonly userId: string;
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

// Admins: every act is recorded with who and why --------------------------------------------------------------------

export interface AdminAct {
  readonly cityId: string;
  readonly userId: string;
  /** Id of the stored reason. */
  readonly reasonId?: string;
}
export interface AdminActDone {
  readonly at: string;
}
export interface IncidentAct extends AdminAct {
  readonly tokenId: string;
}
/** Tries the failed step again. Refused with NO_INCIDENT, CASE_SUSPENDED. */
export const retryIncidentUpdate = defineUpdate<AdminActDone, [IncidentAct]>('retry-incident');

export interface SkipIncident extends IncidentAct {
  /** Taken as the step's result. */
  readonly variables?: Variables;
}
/** Leaves the failed step as if it had succeeded. Refused with NO_INCIDENT. */
export const skipIncidentUpdate = defineUpdate<AdminActDone, [SkipIncident]>('skip-incident');

export interface EditVariables extends AdminAct {
  readonly variables: Variables;
  /** Scope id; default the top. */
  readonly scopeId?: string;
}
export const editVariablesUpdate = defineUpdate<AdminActDone, [EditVariables]>('edit-variables');

export interface FireTimer extends AdminAct {
  readonly waitId: string;
}
/** Lets a timer fire now. Refused with NO_TIMER. */
export const fireTimerUpdate = defineUpdate<AdminActDone, [FireTimer]>('fire-timer');

export interface MoveToken extends AdminAct {
  readonly tokenId: string;
  /** Element id. */
  readonly target: string;
}
/** Puts a token on another element; what it waited for ends. Refused with MOVE_REFUSED, whose details say why. */
export const moveTokenUpdate = defineUpdate<AdminActDone, [MoveToken]>('move-token');

export interface MigrateCase extends AdminAct, MigrationRules {
  /** Number of the deployed version by which the case goes on; what it calls and asks is pinned anew. */
  readonly version: number;
}
/**
 * Puts the case on another version of its diagram, all or nothing. Refused with UNKNOWN_VERSION, or MIGRATION_REFUSED, whose
 * details say what has no place in it.
 */
export const migrateCaseUpdate = defineUpdate<AdminActDone, [MigrateCase]>('migrate-case');

/**
 * Nothing moves until the case is resumed: timers, results and signals are kept, messages stay in the outbox, people's answers
 * are refused with CASE_SUSPENDED. The processes that the case called stand still with it; a saga goes on, its result is kept.
 */
export const suspendCaseUpdate = defineUpdate<AdminActDone, [AdminAct]>('suspend-case');
/** Takes up everything that was kept, in its order. Refused with CASE_NOT_SUSPENDED, CALLER_SUSPENDED. */
export const resumeCaseUpdate = defineUpdate<AdminActDone, [AdminAct]>('resume-case');

/** Ends the case and what it called, also when it is suspended; open tasks are withdrawn. */
export const cancelCaseUpdate = defineUpdate<AdminActDone, [AdminAct]>('cancel-case');

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

/** What a process workflow returns. */
export interface CaseResult {
  readonly status: 'completed' | 'terminated' | 'failed' | 'cancelled';
  readonly variables: Variables;
  readonly failure?: { readonly code: string; readonly message: string };
}

export type { ChildEnd, Value, Variables };
