import { Model } from 'objection';
import type {
  ApplicantColumns,
  ApplicationFormRow,
  ApplicationState,
  ApplicationType,
  LocalText,
  RegisterColumns,
} from '@karta/domain';

export interface ApplicationCheck {
  code: string;
  passed: boolean;
}

/** What an application is about beside its form; ids and codes, never personal data. */
export interface ApplicationDetails {
  cardId?: string;
  reason?: string;
  blockNow?: boolean;
  toCardId?: string;
  /** The card is posted. */
  byPost?: boolean;
}

/** With the clear fields of the applicant (domain, `APPLICANT_FIELDS`). */
// Objection sets the columns, so that nothing is left uninitialised.
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging
export interface Application extends ApplicantColumns {}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging
export class Application extends Model {
  static override tableName = 'applications';
  static override jsonAttributes = ['checks', 'details'];
  declare id: string;
  declare number: number;
  declare type: ApplicationType;
  declare packageCode: string;
  declare accountId: string;
  declare residentId: string | null;
  declare state: ApplicationState;
  /** Sealed: columns `applications.pesel`. */
  declare pesel: Buffer | null;
  declare peselIndex: Buffer | null;
  declare birthDate: string | null;
  declare pickupPointId: string | null;
  declare consents: string[];
  declare photoFileId: string | null;
  declare checks: ApplicationCheck[];
  declare details: ApplicationDetails;
  /** The form that it was begun with; null: the first version of its type. */
  declare formCode: string | null;
  declare formVersion: number | null;
  /** Sealed: column `applications.answers`, a JSON object of answers to the form's own questions. */
  declare answers: Buffer | null;
  /** Sealed: column `applications.filed`, a JSON list of the lines of the form as it was sent. */
  declare filed: Buffer | null;
  declare object: string;
  declare priority: number | null;
  declare eligibility: string | null;
  /** Grosze. */
  declare fee: number | null;
  declare completionAnswer: string | null;
  declare workflowId: string | null;
  /** What it is filed together with; null: alone. */
  declare filingId: string | null;
  /** Counts the saves of the draft. */
  declare version: number;
  declare createdAt: Date;
  declare submittedAt: Date | null;
  declare decidedAt: Date | null;
  declare decisionDue: string | null;
  declare updatedAt: Date;
}

/** One version of a form. */
export class FormRow extends Model {
  static override tableName = 'application_forms';
  static override idColumn = ['code', 'version'];
  static override jsonAttributes = ['names', 'sections', 'news'];
  declare code: string;
  declare version: number;
  declare kind: ApplicationType;
  declare names: LocalText | null;
  declare sections: ApplicationFormRow['sections'];
  declare news: LocalText | null;
  declare publishedAt: Date;
  declare publishedBy: string | null;
  declare retiredAt: Date | null;
}

export class ApplicationDocumentRow extends Model {
  static override tableName = 'application_documents';
  static override idColumn = ['applicationId', 'fileId'];
  declare applicationId: string;
  declare fileId: string;
  /** Its first page, small; null where there is none. */
  declare pictureId: string | null;
  declare documentType: string;
  declare name: string;
  declare documentDate: string | null;
  declare documentEnd: string | null;
  declare addedAt: Date;
}

export class ApplicationEvent extends Model {
  static override tableName = 'application_events';
  declare id: string;
  declare applicationId: string;
  declare key: string;
  declare at: Date;
  declare code: string;
  declare note: string | null;
  declare due: string | null;
}

/** What an application was when its applicant sent it or added to it: keyed hashes, never changed. */
export class Submission extends Model {
  static override tableName = 'submissions';
  declare id: string;
  declare applicationId: string;
  declare cause: 'submitted' | 'completed';
  declare madeByKind: string;
  declare madeBy: string;
  declare madeAt: Date;
  declare seal: Buffer;
  /** Of the picture alone; null where there is none. */
  declare photoSeal: Buffer | null;
}

/** With the clear fields of the applicant, as the register keeps them. */
// Objection sets the columns, so that nothing is left uninitialised.
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging
export interface Resident extends RegisterColumns {}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging
export class Resident extends Model {
  static override tableName = 'residents';
  declare id: string;
  declare accountId: string | null;
  declare keyId: string;
  declare birthDate: string | null;
  declare pesel: Buffer | null;
  declare peselIndex: Buffer | null;
  declare sex: 'female' | 'male' | null;
  declare noPeselReason: string | null;
  declare registeredStreet: string;
  declare registeredHouseNumber: string;
  declare registeredFlatNumber: string;
  declare registeredPostalCode: string;
  declare registeredPlace: string;
  /** Sealed: columns `residents.id_card` and `.passport`. */
  declare idCard: Buffer | null;
  declare idCardIndex: Buffer | null;
  declare passport: Buffer | null;
  declare passportIndex: Buffer | null;
  declare remarks: string;
  declare photoFileId: string | null;
  /** The entry that this one went into: both are one person. */
  declare mergedInto: string | null;
  /** Counts the changes. */
  declare version: number;
  declare createdAt: Date;
  declare updatedAt: Date;
}

export class PackageRow extends Model {
  static override tableName = 'packages';
  static override idColumn = 'code';
  static override jsonAttributes = ['requiredDocuments'];
  declare code: string;
  declare name: string;
  declare criterion: string;
  declare description: string;
  declare validityYears: number;
  declare requiredDocuments: { type: string; name: string }[];
  declare position: number;
  /** Offered no more, and named where it was before. */
  declare isClosed: boolean;
}
