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
  declare createdAt: Date;
}
