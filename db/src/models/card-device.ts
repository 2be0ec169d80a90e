import { Model } from 'objection';

/** A phone that shows the cards of an account. */
export class CardDevice extends Model {
  static override tableName = 'card_devices';
  declare id: string;
  declare accountId: string;
  declare name: string;
  declare secretHash: Buffer;
  declare addedAt: Date;
  declare seenAt: Date;
  declare endedAt: Date | null;
}
