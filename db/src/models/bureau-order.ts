import type { BureauItemState, BureauOrderState } from '@karta/domain';
import { Model } from 'objection';

/** Cards of a point that an outside firm makes. */
export class BureauOrder extends Model {
  static override tableName = 'bureau_orders';
  declare id: string;
  declare number: number;
  declare pickupPointId: string;
  declare firm: string;
  declare note: string;
  declare operatorId: string;
  declare state: BureauOrderState;
  declare orderedAt: Date;
  declare endedAt: Date | null;
}

export class BureauItem extends Model {
  static override tableName = 'bureau_items';
  static override idColumn = ['orderId', 'taskId'];
  declare orderId: string;
  declare taskId: string;
  declare cardId: string;
  declare position: number;
  declare state: BureauItemState;
  /** Why it was left out, as a code; why it is spoiled, as the firm wrote. */
  declare reason: string | null;
  /** The chip of a spoiled card, where the firm told it. */
  declare uidIndex: Buffer | null;
  declare settledAt: Date | null;
}

/** Who took the files of an order, and why. */
export class BureauDownload extends Model {
  static override tableName = 'bureau_downloads';
  declare id: string;
  declare orderId: string;
  declare operatorId: string;
  declare reason: string;
  declare at: Date;
}
