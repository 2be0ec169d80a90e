import type { OutcomeRule, RetryRule } from '../graph/graph.ts';
import type { CaseFailure, CaseStatus, Incident } from './state.ts';
import type { Variables } from '../feel/variables.ts';

/** A user task as it is opened: expressions are evaluated, dates are ISO 8601 in UTC. */
export interface OpenedTask {
  readonly candidateGroup: string;
  readonly assignee?: string;
  readonly dueAt?: string;
  readonly followUpAt?: string;
  readonly form?: string;
  readonly outcomes: readonly string[];
  readonly outcomeRules?: readonly OutcomeRule[];
}

/** What the interpreter asks of the world, in order. `token`, `wait` and `scope` are ids of the state; `node` of the graph. */
export type Effect =
  | {
      readonly kind: 'enter';
      readonly token: string;
      readonly node: string;
      readonly scope: string;
      readonly flow?: string;
    }
  | { readonly kind: 'leave'; readonly token: string; readonly node: string }
  | { readonly kind: 'cancel'; readonly token: string; readonly node: string }
  | { readonly kind: 'throw'; readonly token: string; readonly node: string }
  | { readonly kind: 'catch'; readonly token: string; readonly node: string }
  | { readonly kind: 'open-task'; readonly token: string; readonly node: string; readonly task: OpenedTask }
  | { readonly kind: 'close-task'; readonly token: string; readonly node: string; readonly how: 'done' | 'cancelled' }
  | {
      readonly kind: 'run-activity';
      readonly token: string;
      readonly node: string;
      readonly activity: string;
      readonly input: Variables;
      readonly retry?: RetryRule;
      readonly timeout?: number;
    }
  /** Answered by `activity-completed` with the result under the name of its variable. */
  | {
      readonly kind: 'run-decision';
      readonly token: string;
      readonly node: string;
      readonly decision: string;
      readonly resultVariable: string;
      readonly variables: Variables;
    }
  | { readonly kind: 'stop-activity'; readonly token: string }
  | {
      readonly kind: 'start-child';
      readonly token: string;
      readonly node: string;
      readonly process: string;
      readonly saga: boolean;
      readonly variables: Variables;
    }
  | { readonly kind: 'stop-child'; readonly token: string; readonly process: string }
  /** An escalation that nobody in a called process catches reaches the activity that calls it. */
  | { readonly kind: 'escalate'; readonly token: string; readonly node: string; readonly code: string }
  | { readonly kind: 'set-timer'; readonly wait: string; readonly node: string; readonly due: string }
  | {
      readonly kind: 'await-message';
      readonly wait: string;
      readonly node: string;
      readonly name: string;
      readonly correlation?: string;
    }
  | { readonly kind: 'await-signal'; readonly wait: string; readonly node: string; readonly name: string }
  /** A timer, message or signal is over: it happened or is no longer needed. */
  | { readonly kind: 'end-wait'; readonly wait: string; readonly node: string }
  | {
      readonly kind: 'throw-message';
      readonly token: string;
      readonly node: string;
      readonly name: string;
      readonly correlation?: string;
      readonly variables: Variables;
    }
  | {
      readonly kind: 'throw-signal';
      readonly token: string;
      readonly node: string;
      readonly name: string;
      readonly variables: Variables;
    }
  /** A migration put a token on an element of another diagram; its task looks like this from now on. */
  | { readonly kind: 'migrated'; readonly token: string; readonly node: string; readonly from: string }
  | { readonly kind: 'change-task'; readonly token: string; readonly node: string; readonly task: OpenedTask }
  | { readonly kind: 'incident'; readonly token: string; readonly node: string; readonly incident: Incident }
  | {
      readonly kind: 'incident-over';
      readonly token: string;
      readonly node: string;
      readonly how: 'retried' | 'skipped' | 'cancelled';
    }
  | { readonly kind: 'variables'; readonly scope: string; readonly variables: Variables }
  | { readonly kind: 'finish'; readonly status: CaseStatus; readonly failure?: CaseFailure };
