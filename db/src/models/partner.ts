import { Model } from 'objection';
import type { CivilDate, PartnerField, Saving } from '@karta/domain';

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
  /** Who noted it; null: the partner's program. */
  declare personId: string | null;
  declare reversedAt: Date | null;
  /** Null with a time: the partner's program. */
  declare reversedBy: string | null;
  declare reversalReason: string | null;
}

/** Who takes part in the programme; its program has keys, and is told what is granted. */
export class Partner extends Model {
  static override tableName = 'partners';
  declare id: string;
  declare name: string;
  declare category: string;
  declare scopes: string[];
  /** What of a card its program is told beside number and status. */
  declare tells: PartnerField[];
  declare isActive: boolean;
  declare description: string;
  declare address: string;
  declare openingHours: string;
}

/** A key of a partner's program; of its secret there is a hash alone. */
export class PartnerKey extends Model {
  static override tableName = 'partner_keys';
  declare id: string;
  declare partnerId: string;
  declare name: string;
  declare clientId: string;
  declare secretHash: string;
  declare isTest: boolean;
  declare madeAt: Date;
  declare endsAt: Date | null;
  declare revokedAt: Date | null;
  declare lastUsedAt: Date | null;
}

export class PartnerToken extends Model {
  static override tableName = 'partner_tokens';
  static override idColumn = 'tokenHash';
  declare tokenHash: Buffer;
  declare partnerId: string;
  declare keyId: string;
  declare scopes: string[];
  declare expiresAt: Date;
}
