import { Model } from 'objection';

/** A block, unblocking or return of a card; its id is the case's id. */
export class CardAct extends Model {
  static override tableName = 'card_acts';
  declare id: string;
  declare kind: 'block' | 'unblock' | 'return';
  declare cardId: string;
  declare reason: string;
  declare note: string;
  declare requestedKind: 'resident' | 'operator' | 'process';
  declare requestedBy: string;
  declare requestedAt: Date;
  declare confirmedBy: string | null;
  declare outcome: 'done' | 'refused' | 'expired' | 'obsolete' | null;
  declare settledAt: Date | null;
}
