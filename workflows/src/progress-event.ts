import type { IncidentCode } from '@karta/bpmn/engine';
import type { Variables } from '@karta/bpmn/feel';
import type { NodeKind, OutcomeRule } from '@karta/bpmn/graph';

/** What a turn of the interpreter changed. `at` is ISO 8601 in UTC. */
export type ProgressEvent = { readonly at: string } & (
  | {
      readonly kind: 'case-started';
      readonly version: number;
      readonly digest: string;
      readonly parentWorkflowId?: string;
    }
  | {
      readonly kind: 'element-entered';
      readonly tokenId: string;
      readonly elementId: string;
      readonly elementKind: NodeKind;
      readonly name: string;
      readonly scopeId: string;
      /** The flow by which the token came: the path on the diagram. */
      readonly flowId?: string;
      readonly publicLabel?: string;
    }
  | {
      readonly kind: 'element-left';
      readonly tokenId: string;
      readonly elementId: string;
      readonly how: 'completed' | 'cancelled' | 'skipped';
    }
  | {
      readonly kind: 'task-opened';
      readonly tokenId: string;
      readonly taskId: string;
      readonly elementId: string;
      readonly name: string;
      readonly candidateGroup: string;
      readonly assignee?: string;
      readonly form?: string;
      readonly outcomes: readonly string[];
      readonly outcomeRules?: readonly OutcomeRule[];
      readonly dueAt?: string;
      readonly followUpAt?: string;
      readonly publicLabel?: string;
    }
  | { readonly kind: 'task-done'; readonly tokenId: string; readonly taskId: string }
  | { readonly kind: 'task-cancelled'; readonly tokenId: string; readonly taskId: string }
  | {
      readonly kind: 'message-awaited';
      readonly waitId: string;
      readonly elementId: string;
      readonly message: string;
      readonly correlation?: string;
    }
  | { readonly kind: 'signal-awaited'; readonly waitId: string; readonly elementId: string; readonly signal: string }
  | { readonly kind: 'timer-set'; readonly waitId: string; readonly elementId: string; readonly dueAt: string }
  /** The message, signal or timer is over: it came, or it is no longer needed. */
  | { readonly kind: 'wait-ended'; readonly waitId: string; readonly elementId: string }
  | {
      readonly kind: 'incident-raised';
      readonly tokenId: string;
      readonly elementId: string;
      readonly code: IncidentCode;
      /** The activity's own failure code. */
      readonly cause?: string;
      readonly message: string;
    }
  | {
      readonly kind: 'incident-resolved';
      readonly tokenId: string;
      readonly elementId: string;
      readonly how: 'retried' | 'skipped' | 'cancelled';
    }
  | { readonly kind: 'variables-changed'; readonly scopeId: string; readonly variables: Variables }
  | { readonly kind: 'case-migrated'; readonly version: number; readonly digest: string }
  /** A migration put a token on an element of the new diagram. */
  | {
      readonly kind: 'element-migrated';
      readonly tokenId: string;
      readonly fromElementId: string;
      readonly elementId: string;
      readonly name: string;
      readonly publicLabel?: string;
    }
  /** A task as the new diagram describes it; dates that are absent stay. */
  | {
      readonly kind: 'task-changed';
      readonly taskId: string;
      readonly elementId: string;
      readonly name: string;
      readonly candidateGroup: string;
      readonly form?: string;
      readonly outcomes: readonly string[];
      readonly outcomeRules?: readonly OutcomeRule[];
      readonly dueAt?: string;
      readonly followUpAt?: string;
    }
  /** `caller`: workflow id of the suspended case that called this one, directly or not. */
  | { readonly kind: 'case-suspended'; readonly userId: string; readonly caller?: string }
  | { readonly kind: 'case-resumed' }
  | {
      readonly kind: 'case-finished';
      readonly status: 'completed' | 'terminated' | 'failed' | 'cancelled';
      readonly code?: string;
      readonly message?: string;
    }
);
