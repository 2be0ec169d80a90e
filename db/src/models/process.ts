import type { OwnOutcome } from '@karta/domain';
import { Model } from 'objection';

export class Task extends Model {
  static override tableName = 'tasks';
  static override jsonAttributes = ['outcomeRules'];
  declare id: string;
  declare workflowId: string;
  declare caseId: string;
  declare tokenId: string | null;
  declare elementId: string;
  declare name: string;
  declare form: string;
  declare candidateGroup: string;
  declare outcomes: string[];
  /** What the diagram says of some of them. */
  declare outcomeRules: OwnOutcome[];
  declare state: 'open' | 'claimed' | 'done' | 'cancelled';
  declare assigneeId: string | null;
  declare claimedAt: Date | null;
  declare applicationId: string | null;
  declare pickupPointId: string | null;
  declare dueOn: string | null;
  /** The day on which somebody comes back to it; its deadline is another. */
  declare followUpOn: string | null;
  declare openedAt: Date;
  declare closedAt: Date | null;
  declare outcome: string | null;
}

export class Decision extends Model {
  static override tableName = 'decisions';
  declare id: string;
  declare taskId: string;
  declare actorId: string;
  /** The member of the family for whom a resident answered; the absent colleague in whose place a clerk did. */
  declare actsFor: string | null;
  declare outcome: string;
  declare note: string;
  declare dueOn: string | null;
  declare updateId: string;
  declare createdAt: Date;
  declare recordedAt: Date | null;
}

export class ProcessDefinition extends Model {
  static override tableName = 'process_definitions';
  static override idColumn = ['processKey', 'version'];
  static override jsonAttributes = ['graph'];
  declare processKey: string;
  declare version: number;
  declare digest: string;
  declare name: string;
  declare xml: string;
  declare graph: unknown;
  declare note: string;
  declare deployedBy: string;
  declare deployedAt: Date;
}

/** A DMN file; `model` is what cases decide by. */
export class DecisionDefinition extends Model {
  static override tableName = 'decision_definitions';
  static override idColumn = ['decisionKey', 'version'];
  static override jsonAttributes = ['model'];
  declare decisionKey: string;
  declare version: number;
  declare digest: string;
  declare name: string;
  declare xml: string;
  declare model: unknown;
  declare decisions: string[];
  declare note: string;
  declare deployedBy: string;
  declare deployedAt: Date;
}

export class ProcessInstance extends Model {
  static override tableName = 'process_instances';
  static override idColumn = 'workflowId';
  static override jsonAttributes = ['variables'];
  declare workflowId: string;
  declare processKey: string;
  declare caseId: string;
  declare version: number;
  declare digest: string;
  declare state: string;
  declare turn: number;
  declare code: string | null;
  declare message: string | null;
  declare parentWorkflowId: string | null;
  declare variables: Record<string, unknown>;
  declare startedAt: Date;
  declare endedAt: Date | null;
  declare suspendedAt: Date | null;
  declare suspendedBy: string | null;
  /** Workflow id of the suspended case that called this one. */
  declare suspendedWith: string | null;
}

export class ProcessElement extends Model {
  static override tableName = 'process_elements';
  declare id: string;
  declare workflowId: string;
  declare tokenId: string;
  declare elementId: string;
  declare kind: string;
  declare name: string;
  declare scopeId: string;
  declare flowId: string | null;
  declare publicLabel: string | null;
  declare enteredAt: Date;
  declare leftAt: Date | null;
  declare how: string | null;
}

export class ProcessIncident extends Model {
  static override tableName = 'process_incidents';
  declare id: string;
  declare workflowId: string;
  declare tokenId: string;
  declare elementId: string;
  declare code: string;
  declare cause: string | null;
  declare message: string;
  declare raisedAt: Date;
  declare resolvedAt: Date | null;
  declare how: string | null;
}

export class OutboxRow extends Model {
  static override tableName = 'outbox';
  static override jsonAttributes = ['payload'];
  declare id: string;
  declare kind: string;
  declare workflowId: string;
  declare payload: Record<string, unknown>;
  declare createdAt: Date;
  declare attempts: number;
  declare nextTryAt: Date;
  declare expiresAt: Date | null;
  declare doneAt: Date | null;
  declare problem: string | null;
  /** On its way until then. */
  declare claimedUntil: Date | null;
  /** Tries in a row that the case did not answer. */
  declare silentTries: number;
}
