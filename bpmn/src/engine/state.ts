import type { Value, Variables } from '../feel/variables.ts';

/** The whole state of one case: plain JSON, so that it survives continue-as-new and can be read in a browser. */
export interface CaseState {
  readonly format: 1;
  /** The last number given to a token, scope or wait; ids are never used twice in a case. */
  sequence: number;
  /** Elements entered so far, bounded against loops without a wait. */
  steps: number;
  status: CaseStatus;
  /** IANA zone of `today()` and of civil dates. */
  readonly zone: string;
  failure?: CaseFailure;
  scopes: Record<string, Scope>;
  tokens: Record<string, Token>;
  waits: Record<string, Subscription>;
}

export type CaseStatus = 'running' | 'completed' | 'terminated' | 'failed' | 'cancelled';

/** The BPMN error that nobody caught, or what stopped the case. */
export interface CaseFailure {
  readonly code: string;
  readonly message: string;
}

/** A running process, sub-process or event sub-process with its own variables. */
export interface Scope {
  readonly id: string;
  /** Absent at the top. */
  readonly node?: string;
  readonly parent?: string;
  /** The token (in the parent scope) that stands on the sub-process and leaves when the scope ends. */
  readonly host?: string;
  /** Variables declared here. A name that is declared nowhere is written at the top. */
  variables: Variables;
  /** Sequential ad-hoc sub-process: activities that have not begun. */
  pending?: string[];
  /** Completed activities that can be compensated, oldest first. */
  compensable?: Compensable[];
  /** An interrupting event sub-process has ended everything else here. */
  interrupted?: boolean;
}

/** A completed activity that can be compensated. */
export interface Compensable {
  readonly node: string;
  readonly kept?: Kept;
  /** Of one instance of a repeated activity: its item and counter, for the handler. */
  readonly local?: Variables;
}

/** What a completed sub-process leaves behind for its compensation. */
export interface Kept {
  readonly variables: Variables;
  readonly compensable: Compensable[];
}

/** What a token still has to compensate before it goes on. */
export interface Compensation {
  readonly items: Compensable[];
  readonly scope: string;
  /** `vanish`: the thrower has gone on, this token stands for the compensation alone. */
  readonly afterwards: 'complete' | 'cancel' | 'restored' | 'vanish';
}

/** One token on one element. Every entry into an element has a token of its own: its id names the visit. */
export interface Token {
  readonly id: string;
  readonly node: string;
  readonly scope: string;
  /** `ready` exists only while a step runs; `gathering` waits for others that the activity needs to begin. */
  status: 'ready' | 'waiting' | 'gathering' | 'incident';
  /** On a call without output mappings: what was passed in. */
  passed?: Variables;
  /** The flow by which it came. */
  readonly flow?: string;
  /** Variables of this visit alone: mapped inputs. */
  local?: Variables;
  incident?: Incident;
  /** Visits by repetition (multi-instance or loop). */
  round?: Instances;
  /** On a sub-process that has ended and not yet left. */
  kept?: Kept;
  compensation?: Compensation;
  /** The other tokens that the activity needed have come. */
  gathered?: true;
  /** On a complex gateway that has gone on: the flows from which it has had its token. */
  consumed?: string[];
  /** On a compensation handler: the token that threw. */
  compensates?: string;
}

/** The bookkeeping of a repeated activity, on the token that stands for all of its rounds. */
export interface Instances {
  /** The token of the whole, when this token is one round of it. */
  readonly of?: string;
  readonly index?: number;
  items?: Value[];
  total?: number;
  started?: number;
  finished?: number;
  results?: Value[];
}

export type IncidentCode =
  | 'ACTIVITY_FAILED'
  | 'EXPRESSION_FAILED'
  | 'NO_FLOW_CHOSEN'
  | 'CHILD_FAILED'
  | 'STEP_LIMIT'
  | 'UNKNOWN_PROCESS'
  | 'UNKNOWN_DECISION';

/** Why a token cannot go on. An admin repairs data, retries or skips. */
export interface Incident {
  readonly code: IncidentCode;
  /** The failing activity's own code, where it has one. */
  readonly cause?: string;
  readonly message: string;
  readonly at: string;
  /** Where it stopped: before the work began, in the work, or with a result in hand. */
  readonly phase: 'entering' | 'working' | 'leaving';
  readonly result?: Variables;
}

/** Something that may happen to a token (its own event, a boundary event) or to a scope (an event sub-process). */
export interface Subscription {
  readonly id: string;
  readonly kind: 'timer' | 'message' | 'signal' | 'condition';
  /** The element that reacts: the catching event itself, a boundary event, the start event of an event sub-process. */
  readonly node: string;
  readonly scope: string;
  /** The token that waits; absent for event sub-processes. */
  readonly token?: string;
  /** Message or signal name. */
  readonly name?: string;
  readonly correlation?: string;
  /** Timer: absolute, ISO 8601 in UTC. */
  due?: string;
  /** Timer cycle: repetitions left after this one; -1 = without end. */
  repeats?: number;
  readonly period?: string;
  /** Timer cycle: what it is counted from, and the number of this occurrence. */
  from?: string;
  nth?: number;
  /** Which definition of a multiple event this is. */
  readonly part?: number;
  /** Condition of a non-interrupting event: has to become false before it may happen again. */
  happened?: boolean;
}
