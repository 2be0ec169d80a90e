import type { BatchItemState, BatchState } from '@karta/domain';
import { Model } from 'objection';

export class ProductionBatch extends Model {
  static override tableName = 'production_batches';
  declare id: string;
  declare pickupPointId: string;
  declare stationId: string;
  /** In whose name each card is begun: who began the batch, or led it on. */
  declare operatorId: string;
  declare state: BatchState;
  /** Why it was paused by no person. */
  declare reason: string | null;
  declare startedAt: Date;
  declare endedAt: Date | null;
}

export class ProductionBatchItem extends Model {
  static override tableName = 'production_batch_items';
  static override idColumn = ['batchId', 'taskId'];
  declare batchId: string;
  declare taskId: string;
  declare position: number;
  declare state: BatchItemState;
  /** Why it was left out. */
  declare reason: string | null;
}
