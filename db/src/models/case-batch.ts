import type { CaseBatchAct, CaseBatchItemState, CaseBatchState } from '@karta/domain';
import { Model } from 'objection';

/** What the act needs beside the case. */
export interface WhatOfBatch {
  version?: number;
  mapping?: Record<string, string | null>;
  timers?: 'keep' | 'recompute';
}

/** By what the cases were found, so that a person reads it later. */
export interface FoundBy {
  processKey?: string;
  processName?: string;
  elementId?: string;
  stepName?: string;
  code?: string;
}

export class CaseBatch extends Model {
  static override tableName = 'case_batches';
  static override jsonAttributes = ['what', 'foundBy'];
  declare id: string;
  declare act: CaseBatchAct;
  declare what: WhatOfBatch;
  declare foundBy: FoundBy;
  declare reason: string;
  declare operatorId: string;
  declare approvalId: string | null;
  /** The town has nobody else who might have approved it. */
  declare alone: boolean;
  declare state: CaseBatchState;
  declare startedAt: Date;
  declare endedAt: Date | null;
}

export class CaseBatchItem extends Model {
  static override tableName = 'case_batch_items';
  /** Also the id of the message to the case, of its Update and of the stored reason. */
  declare id: string;
  declare batchId: string;
  declare position: number;
  declare workflowId: string;
  /** Of the incident; empty for an act on the whole case. */
  declare tokenId: string;
  /** The incident that was to be mended, and its code. */
  declare incidentId: string | null;
  declare incidentCode: string | null;
  declare state: CaseBatchItemState;
  /** Code of the refusal. */
  declare problem: string | null;
  declare settledAt: Date | null;
}
