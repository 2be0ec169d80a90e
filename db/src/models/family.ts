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

/** What the other guardian of a child is asked about an application, by a link that answers once. */
export class GuardianConsent extends Model {
  static override tableName = 'guardian_consents';
  static override idColumn = 'applicationId';
  declare applicationId: string;
  declare tokenHash: Buffer;
  /** The version that is asked. */
  declare consentTextId: string;
  declare askedAt: Date;
  declare expiresAt: Date;
  declare answer: 'yes' | 'no' | null;
  declare answeredAt: Date | null;
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
