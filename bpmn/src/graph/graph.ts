/** The compiled form of one BPMN process: plain JSON, the only thing the interpreter reads. */
export interface ProcessGraph {
  /**
   * Version of this format, raised when an old graph could be read differently. A case goes on by the rules of the format in
   * which its diagram was pinned; format 1 is read through `currentGraph`.
   */
  readonly format: 1 | 2;
  readonly processId: string;
  readonly name: string;
  readonly nodes: Readonly<Record<string, GraphNode>>;
  readonly flows: Readonly<Record<string, GraphFlow>>;
}

/** A sequence flow. `condition` is FEEL without the leading `=`. */
export interface GraphFlow {
  readonly id: string;
  readonly name?: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: string;
}

export type NodeKind =
  | 'start-event'
  | 'end-event'
  | 'intermediate-catch-event'
  | 'intermediate-throw-event'
  | 'boundary-event'
  | 'task'
  | 'manual-task'
  | 'user-task'
  | 'service-task'
  | 'send-task'
  | 'receive-task'
  | 'script-task'
  | 'business-rule-task'
  | 'exclusive-gateway'
  | 'parallel-gateway'
  | 'inclusive-gateway'
  | 'complex-gateway'
  | 'event-based-gateway'
  | 'sub-process'
  | 'event-sub-process'
  | 'call-activity';

/** What makes an event happen, or what an event throws. Expressions are FEEL without the leading `=`. */
export type EventTrigger =
  | SimpleTrigger
  /** Several definitions on one event: any of them, or with `parallel` all of them. A throw event throws all. */
  | { readonly kind: 'multiple'; readonly parallel: boolean; readonly triggers: readonly SimpleTrigger[] };

export type SimpleTrigger =
  | { readonly kind: 'none' }
  | { readonly kind: 'timer'; readonly timer: 'date' | 'duration' | 'cycle'; readonly expression: string }
  | { readonly kind: 'message'; readonly name: string; readonly correlation?: string }
  | { readonly kind: 'signal'; readonly name: string }
  | { readonly kind: 'conditional'; readonly condition: string }
  | { readonly kind: 'error'; readonly code?: string }
  | { readonly kind: 'escalation'; readonly code?: string }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'cancel' }
  /** Throws: one activity, or everything in the scope; `waitForCompletion` false: without waiting until it is undone. */
  | { readonly kind: 'compensation'; readonly activity?: string; readonly waitForCompletion?: false };

/** How the activities of an ad-hoc sub-process are done. `condition` is FEEL. */
export interface AdHocRule {
  readonly sequential: boolean;
  readonly condition?: string;
  /** Whether running activities are ended when the condition holds. */
  readonly cancelRemainingInstances: boolean;
}

/** One variable mapped into or out of an element: `target = source`. */
export interface VariableMapping {
  readonly source: string;
  readonly target: string;
}

/** How a failing activity is repeated before it becomes an incident. Times are in seconds. */
export interface RetryRule {
  readonly attempts: number;
  readonly firstDelay: number;
  readonly backoff: number;
}

/** Repeating an activity: over a collection (multi-instance) or while a condition holds (standard loop). */
export type Repetition =
  | {
      readonly kind: 'multi-instance';
      readonly sequential: boolean;
      readonly cardinality?: string;
      readonly collection?: string;
      readonly item?: string;
      readonly outputCollection?: string;
      readonly outputItem?: string;
      readonly completionCondition?: string;
      readonly throws?: readonly InstanceEvent[];
    }
  | { readonly kind: 'loop'; readonly testBefore: boolean; readonly condition?: string; readonly maximum?: number };

/** An event that a multi-instance activity throws when an instance is complete; `condition` is FEEL. */
export interface InstanceEvent {
  readonly when: 'each' | 'first';
  readonly condition?: string;
  readonly trigger: SimpleTrigger;
}

/** What the task list needs of a user task. */
export interface UserTaskRule {
  readonly candidateGroup: string;
  /** FEEL; a user id. */
  readonly assignee?: string;
  /** FEEL; a date or a duration from now. */
  readonly due?: string;
  readonly followUp?: string;
  readonly form?: string;
  /** Outcomes a person may choose; empty means that any answer is accepted. */
  readonly outcomes: readonly string[];
  /** What the diagram says of some of them; absent where it says nothing. */
  readonly outcomeRules?: readonly OutcomeRule[];
}

/** An outcome as `km:outcome` describes it. */
export interface OutcomeRule {
  readonly code: string;
  readonly label?: string;
  readonly button?: string;
  readonly needsReason?: boolean;
  readonly tone?: 'primary' | 'danger';
}

/** One flow element of the process. Optional members are present only where the kind has them. */
export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** The sub-process the node lies in; absent at the top. */
  readonly parent?: string;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  readonly defaultFlow?: string;
  /** Candidate group of the lane. */
  readonly lane?: string;
  readonly trigger?: EventTrigger;
  /** Boundary event: the activity it sits on. */
  readonly attachedTo?: string;
  /** Boundary event and start event of an event sub-process; absent means true. */
  readonly interrupting?: boolean;
  /** Service and send task: the name of the activity that does the work. */
  readonly activity?: string;
  readonly retry?: RetryRule;
  /** Seconds one attempt of the activity may take. */
  readonly timeout?: number;
  readonly userTask?: UserTaskRule;
  readonly script?: { readonly expression: string; readonly resultVariable: string };
  readonly decision?: { readonly name: string; readonly resultVariable: string };
  readonly called?: { readonly process: string; readonly saga: boolean };
  readonly inputs?: readonly VariableMapping[];
  readonly outputs?: readonly VariableMapping[];
  readonly repetition?: Repetition;
  /** Tokens that an activity needs to begin and gives when it ends; absent means one. */
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  /** Complex gateway: FEEL over `activationCount`. */
  readonly activationCondition?: string;
  /** Receive task: its message starts the process. Event-based gateway: one of its events does. */
  readonly instantiate?: true;
  /** Event-based gateway that starts a process: all of its events have to happen, in any order. */
  readonly eventGatewayType?: 'Parallel';
  /** The activity that compensates this one. */
  readonly compensation?: string;
  /** A compensation handler: outside the normal flow. */
  readonly isForCompensation?: true;
  readonly adHoc?: AdHocRule;
  /** A sub-process that can be cancelled as a whole. */
  readonly isTransaction?: true;
  /** Words shown to the resident; absent means the step is not shown. */
  readonly publicLabel?: string;
}
