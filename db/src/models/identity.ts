import { Model } from 'objection';
import type { IdentityProof, IdentityVerdict } from '@karta/domain';

/** What a clerk decided about who an applicant is; the newest one counts, none is changed. */
export class IdentityDecision extends Model {
  static override tableName = 'identity_decisions';
  declare id: string;
  declare applicationId: string;
  declare residentId: string | null;
  declare verdict: IdentityVerdict;
  declare proof: IdentityProof | null;
  declare reason: string;
  /** Where the known holder could be reached before the decision. */
  declare knownAccountId: string | null;
  declare knownName: string;
  declare knownEmail: string | null;
  declare knownPhone: string | null;
  declare decidedBy: string;
  declare decidedAt: Date;
}

/** The code that went to the known holder. */
export class IdentityCode extends Model {
  static override tableName = 'identity_codes';
  static override idColumn = 'applicationId';
  declare applicationId: string;
  declare codeHash: Buffer;
  declare sentAt: Date;
  declare expiresAt: Date;
  declare wrongGuesses: number;
}
