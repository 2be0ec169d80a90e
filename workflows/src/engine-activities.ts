import type { Value, Variables } from '@karta/bpmn/feel';
import type { CASE_ACTS } from '@karta/domain';
import type { PinnedParts } from './process-input.ts';
import type { ProgressEvent } from './progress-event.ts';

export interface RecordProgress {
  readonly cityId: string;
  readonly processKey: string;
  readonly caseId: string;
  readonly workflowId: string;
  /** 1, 2, 3 … without gaps; a turn that is already written is ignored. */
  readonly turn: number;
  readonly events: readonly ProgressEvent[];
}

export interface RecordDecision {
  readonly cityId: string;
  readonly processKey: string;
  readonly caseId: string;
  readonly workflowId: string;
  readonly taskId: string;
  readonly elementId: string;
  readonly userId: string;
  readonly outcome: string;
  readonly decisionId?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The client's idempotency key. */
  readonly updateId: string;
}

export interface RecordClaim {
  readonly cityId: string;
  readonly workflowId: string;
  readonly taskId: string;
  /** `null`: released. */
  readonly userId: string | null;
  readonly by: string;
  /** The absent colleague in whose place it was released. */
  readonly inPlaceOf?: string;
  readonly at: string;
}

export type AdminActKind = (typeof CASE_ACTS)[number];

export interface RecordAdminAct {
  readonly cityId: string;
  readonly workflowId: string;
  readonly act: AdminActKind;
  readonly userId: string;
  readonly reasonId?: string;
  readonly subject: string;
  readonly at: string;
  readonly updateId: string;
  /** Nobody else could have approved it, or who did so did it under this id. */
  readonly alone?: true;
  readonly approvalId?: string;
}

/** A message thrown by a diagram: stored, then delivered by the relay to whoever waits for it. */
export interface ThrowMessage {
  readonly cityId: string;
  readonly workflowId: string;
  /** Idempotency key and message id. */
  readonly key: string;
  readonly name: string;
  readonly correlation?: string;
  readonly variables: Variables;
}
export interface ThrowSignal {
  readonly cityId: string;
  readonly workflowId: string;
  readonly key: string;
  readonly name: string;
  readonly variables: Variables;
}

/** A decision that takes too long for a workflow task (docs/facts/process-host.md), by the files that were pinned. */
export interface EvaluateDecision {
  readonly cityId: string;
  readonly workflowId: string;
  /** Name or id. */
  readonly decision: string;
  /** The decision's own file first. */
  readonly files: readonly { readonly decisionKey: string; readonly version: number; readonly digest: string }[];
  readonly variables: Variables;
  /** The clock of `now()` and `today()`: ISO 8601 in UTC, and the city's IANA zone. */
  readonly at: string;
  readonly zone: string;
}

export interface PinVersion {
  readonly cityId: string;
  readonly workflowId: string;
  readonly processKey: string;
  readonly version: number;
}

/** Called by the interpreter itself. All are idempotent; none fails for good because of transient trouble. */
export interface EngineActivities {
  /** Local activity, once a turn. */
  recordProgress(turn: RecordProgress): Promise<void>;
  /** Decision, audit and projection (the task is done) in one transaction. Inside an Update, at most 5 s. */
  recordDecision(decision: RecordDecision): Promise<void>;
  /** Claim or release in the projection, with audit. Inside an Update, at most 5 s. */
  recordClaim(claim: RecordClaim): Promise<void>;
  recordAdminAct(act: RecordAdminAct): Promise<void>;
  throwMessage(message: ThrowMessage): Promise<void>;
  throwSignal(signal: ThrowSignal): Promise<void>;
  /** A deployed version with the newest of what it calls and asks. Fails for good with UNKNOWN_VERSION. */
  pinVersion(wanted: PinVersion): Promise<PinnedParts>;
  /** Fails for good with DECISION_FAILED, whose message names the rule or expression. */
  evaluateDecision(question: EvaluateDecision): Promise<{ readonly result: Value }>;
}
