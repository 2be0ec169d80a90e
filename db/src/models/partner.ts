import { Model } from 'objection';
import type { CivilDate, Saving } from '@karta/domain';

/** What a partner gives to whoever holds the package. */
export class Discount extends Model {
  static override tableName = 'discounts';
  declare id: string;
  declare partnerId: string;
  declare packageCode: string;
  declare name: string;
  declare description: string;
  declare validFrom: CivilDate | null;
  declare validUntil: CivilDate | null;
  declare savingKind: Saving['savingKind'];
  declare savingValue: number;
}

/** One use of a discount, told by the partner's till. */
export class Redemption extends Model {
  static override tableName = 'redemptions';
  declare id: string;
  declare partnerId: string;
  declare discountId: string;
  declare residentId: string | null;
  declare cardId: string | null;
  declare item: string;
  declare quantity: number;
  declare price: number;
  declare saved: number;
  declare at: Date;
}
