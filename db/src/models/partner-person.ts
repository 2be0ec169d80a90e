import { Model } from 'objection';
import type { CivilDate, PartnerOfferState, PartnerRole, Saving } from '@karta/domain';

/** Somebody who works at a partner's: their own sign-in at the partner's page. */
export class PartnerPerson extends Model {
  static override tableName = 'partner_people';
  declare id: string;
  declare partnerId: string;
  declare name: string;
  declare email: string;
  declare role: PartnerRole;
  declare passwordHash: string;
  declare isActive: boolean;
  /** Null: the first password is set. */
  declare invitedAt: Date | null;
  declare addedAt: Date;
  declare switchedOffAt: Date | null;
}

/** A discount as a partner would like it: new, or a change of one that holds. */
export class PartnerOffer extends Model {
  static override tableName = 'partner_offers';
  declare id: string;
  declare partnerId: string;
  declare discountId: string | null;
  declare packageCode: string;
  declare name: string;
  declare description: string;
  declare savingKind: Saving['savingKind'];
  declare savingValue: number;
  declare validFrom: CivilDate | null;
  declare validUntil: CivilDate | null;
  declare state: PartnerOfferState;
  declare version: number;
  declare writtenBy: string;
  declare writtenAt: Date;
  declare sentAt: Date | null;
  declare decidedAt: Date | null;
  declare decidedBy: string | null;
  declare reason: string | null;
}
