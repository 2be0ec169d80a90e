import type { StartTrigger } from '../graph/starts.ts';
import type { Variables, Value } from '../feel/variables.ts';

/** How a called process or saga ended. */
export type ChildEnd =
  | { readonly kind: 'completed'; readonly variables: Variables }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'cancelled' };

/** What happens to a case. `at` is the only clock the interpreter knows: ISO 8601 in UTC. */
export type EngineEvent = { readonly at: string } & (
  | ({ readonly kind: 'start'; readonly variables: Variables } & StartTrigger)
  | { readonly kind: 'task-completed'; readonly token: string; readonly variables: Variables }
  | { readonly kind: 'activity-completed'; readonly token: string; readonly result: Value }
  /** `error`: a BPMN error code, which a boundary event may catch; otherwise the token parks as an incident. */
  | {
      readonly kind: 'activity-failed';
      readonly token: string;
      readonly cause?: string;
      readonly message: string;
      readonly error?: string;
    }
  | { readonly kind: 'child-finished'; readonly token: string; readonly end: ChildEnd }
  /** A called process threw an escalation that it does not catch itself, and goes on. */
  | { readonly kind: 'child-escalated'; readonly token: string; readonly code: string }
  | { readonly kind: 'timer-fired'; readonly wait: string }
  | {
      readonly kind: 'message';
      readonly name: string;
      readonly correlation?: string;
      readonly variables: Variables;
    }
  | { readonly kind: 'signal'; readonly name: string; readonly variables: Variables }
  | { readonly kind: 'retry'; readonly token: string }
  | { readonly kind: 'skip'; readonly token: string; readonly variables: Variables }
  /** `held`: nothing moves because of it, conditions are looked at when something else happens. */
  | {
      readonly kind: 'edit-variables';
      readonly scope?: string;
      readonly variables: Variables;
      readonly held?: true;
    }
  /** Takes a token away and puts one on another element of the same scope. */
  | { readonly kind: 'move'; readonly token: string; readonly target: string }
  /** Nothing new; conditions are looked at again. */
  | { readonly kind: 'reconsider' }
  | { readonly kind: 'cancel' }
);
