import type { StoredDecisions } from '@karta/bpmn/dmn';
import type { EngineEvent, CaseState } from '@karta/bpmn/engine';
import type { Variables } from '@karta/bpmn/feel';
import type { ProcessGraph, StartTrigger } from '@karta/bpmn/graph';
import type { TaskOutcome } from './messages.ts';

/** A diagram as it was deployed; a case keeps it for ever. `digest` is the SHA-256 of the XML, lower-case hex. */
export interface PinnedProcess {
  readonly processKey: string;
  readonly version: number;
  readonly digest: string;
  readonly graph: ProcessGraph;
}

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

/** The one argument of every process workflow; the workflow type is the process key. */
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

/** What a process workflow returns. */
export interface CaseResult {
  readonly status: 'completed' | 'terminated' | 'failed' | 'cancelled';
  readonly variables: Variables;
  readonly failure?: { readonly code: string; readonly message: string };
}
