import { Model } from 'objection';
import type { AccountState, InLanguages, LetterLanguage } from '@karta/domain';

export class Account extends Model {
  static override tableName = 'accounts';
  declare id: string;
  /** Null: nobody signs in; the family's holder does everything. */
  declare email: string | null;
  declare firstName: string;
  declare lastName: string;
  declare phone: string | null;
  declare passwordHash: string;
  declare state: AccountState;
  declare keyId: string;
  /** In which letters come. */
  declare language: LetterLanguage;
  declare createdAt: Date;
  declare activatedAt: Date | null;
  /** What it goes back to when its erasure is taken back. */
  declare closedFrom: AccountState | null;
  /** From here on the data go: no hold comes in time any more. */
  declare erasingSince: Date | null;
  declare erasedAt: Date | null;
  /** Whose withdrawn consent has locked it. */
  declare lockedBy: string | null;
  /** Waits for the click in the letter that went there. */
  declare pendingEmail: string | null;
  /** Waits for its code beside the confirmed number. */
  declare pendingPhone: string | null;
}

/** What a registration says; it becomes the account's with its own link and its own password. */
export interface PendingRegistration {
  firstName: string;
  lastName: string;
  passwordHash: string;
  consents: string[];
}

export class AccountToken extends Model {
  static override tableName = 'account_tokens';
  static override idColumn = 'tokenHash';
  static override jsonAttributes = ['registration'];
  declare tokenHash: Buffer;
  declare accountId: string;
  declare purpose: 'activation' | 'password-reset' | 'email-change';
  declare expiresAt: Date;
  declare usedAt: Date | null;
  declare registration: PendingRegistration | null;
}

/** A code that went to a number, so that its reader shows whose it is. */
export class PhoneCode extends Model {
  static override tableName = 'phone_codes';
  declare id: string;
  declare accountId: string;
  declare phone: string;
  declare codeHash: Buffer;
  declare sentAt: Date;
  declare expiresAt: Date;
  declare wrongGuesses: number;
}

export class ConsentTextRow extends Model {
  static override tableName = 'consent_texts';
  static override jsonAttributes = ['statementIn', 'titleIn', 'paragraphsIn'];
  declare id: string;
  declare kind: string;
  declare version: number;
  declare statement: string;
  declare link: string | null;
  declare title: string;
  declare paragraphs: string[];
  /** `nowhere`: a text to read, not to accept. */
  declare askedAt: 'registration' | 'application' | 'second-guardian' | 'nowhere';
  declare required: boolean;
  declare position: number;
  /** Null: since there is the text. */
  declare validFrom: string | null;
  /** Kinds or codes of the forms that ask it; null: all of them. */
  declare askedOf: string[] | null;
  /** In the other languages of the portal, where somebody has written it. */
  declare statementIn: InLanguages<string>;
  declare titleIn: InLanguages<string>;
  declare paragraphsIn: InLanguages<string[]>;
  /** What is new in this version, in a sentence. */
  declare news: string;
  /** Null: it came with a release. */
  declare publishedAt: Date | null;
  declare publishedBy: string | null;
}

export class Consent extends Model {
  static override tableName = 'consents';
  static override idColumn = ['accountId', 'consentTextId'];
  declare accountId: string;
  declare consentTextId: string;
  declare givenAt: Date;
  declare withdrawnAt: Date | null;
}

export class Operator extends Model {
  static override tableName = 'operators';
  declare id: string;
  declare email: string;
  declare name: string;
  declare unit: string;
  declare passwordHash: string;
  declare pickupPointId: string | null;
  declare isActive: boolean;
  /** A letter with a link is out, and no password is set yet. */
  declare invitedAt: Date | null;
  declare switchedOffAt: Date | null;
  /** Counts the changes of roles and groups. */
  declare accessVersion: number;
}

export class PickupPointRow extends Model {
  static override tableName = 'pickup_points';
  declare id: string;
  declare name: string;
  declare address: string;
  declare openingHours: string;
  declare position: number;
  /** The point that makes its cards, where it is another one. */
  declare madeAt: string | null;
  /** Offered no more, and named where it was before. */
  declare isClosed: boolean;
}
