import { Model } from 'objection';

/** Somebody whom an account's holder looks after in the programme. */
export class FamilyMember extends Model {
  static override tableName = 'family_members';
  declare id: string;
  declare guardianAccountId: string;
  declare residentId: string | null;
  declare accountId: string | null;
  declare firstName: string;
  declare lastName: string;
  declare birthDate: string;
  declare kinship: string;
  declare email: string | null;
  declare guardianFrozenAt: Date | null;
  /** Since when an adult who signs in themselves lets the guardian act for them. */
  declare guardianAllowedAt: Date | null;
  declare createdAt: Date;
}

/** The link with which a member takes their login; the newest one counts. */
export class FamilyInvitation extends Model {
  static override tableName = 'family_invitations';
  static override idColumn = 'tokenHash';
  declare tokenHash: Buffer;
  declare memberId: string;
  declare email: string;
  declare sentAt: Date;
  declare expiresAt: Date;
  declare usedAt: Date | null;
}
