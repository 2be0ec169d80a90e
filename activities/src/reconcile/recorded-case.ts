import type { Variables } from '@karta/bpmn/feel';

/** What the records of a town know of a case that is under way: its open elements, waits and incidents, and its variables. */
export interface RecordedCase {
  readonly variables: Variables;
  readonly elements: readonly RecordedElement[];
  readonly waits: readonly RecordedWait[];
  readonly incidents: readonly RecordedIncident[];
  /** The highest number in an id of the case. */
  readonly lastNumber: number;
}

export interface RecordedElement {
  readonly tokenId: string;
  readonly elementId: string;
  readonly scopeId: string;
  readonly flowId: string | null;
}

export interface RecordedWait {
  readonly waitId: string;
  readonly kind: 'timer' | 'message' | 'signal';
  readonly elementId: string;
  readonly name: string | null;
  readonly correlation: string | null;
  readonly dueAt: Date | null;
}

export interface RecordedIncident {
  readonly tokenId: string;
  readonly code: string;
  readonly cause: string | null;
  readonly message: string;
  readonly raisedAt: Date;
}

/** Why a case cannot go on from its records alone. */
export type Obstacle =
  | 'NO_STEP'
  | 'UNKNOWN_ELEMENT'
  | 'UNKNOWN_VERSION'
  | 'UNKNOWN_WAIT'
  | 'REPEATED'
  | 'COMPENSATION'
  | 'GATEWAY'
  | 'INPUTS'
  | 'CYCLE'
  | 'INSIDE_EVENT'
  | 'CALLED';

/** Records from which a case cannot be led on. */
export class NotRestorable extends Error {
  override name = 'NotRestorable';
  readonly obstacle: Obstacle;
  constructor(obstacle: Obstacle) {
    super(obstacle);
    this.obstacle = obstacle;
  }
}
