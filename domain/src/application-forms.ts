import type { ApplicationType } from './availability.ts';
import { APPLICANT_FIELD_NAMES, HOLDER_FIELDS, type ApplicantField } from './fields/applicant-fields.ts';

/** What an application of a type asks, and who works on it. */
export interface ApplicationForm {
  /** Key of the diagram that runs it. */
  readonly process: string;
  /** Fields that must be right before it is sent. */
  readonly fields: readonly ApplicantField[];
  /** The person is in the register already: the form is prefilled from there, and the number is not asked. */
  readonly isAboutHolder: boolean;
  readonly needsPhoto: boolean;
  /** The documents that the package asks for. */
  readonly needsDocuments: boolean;
  /** Where the card is collected. */
  readonly needsPickupPoint: boolean;
}

const OF_HOLDER = { fields: HOLDER_FIELDS, isAboutHolder: true, needsPhoto: false } as const;
const CARD = { ...OF_HOLDER, needsDocuments: false, needsPickupPoint: true } as const;
const PACKAGE = { ...OF_HOLDER, process: 'package-application', needsPickupPoint: false } as const;

/** One row for each type of application. */
export const APPLICATION_FORMS: Readonly<Record<ApplicationType, ApplicationForm>> = {
  'card-issue': {
    process: 'card-application',
    fields: APPLICANT_FIELD_NAMES,
    isAboutHolder: false,
    needsPhoto: true,
    needsDocuments: true,
    needsPickupPoint: true,
  },
  'physical-card': { ...CARD, process: 'physical-card' },
  duplicate: { ...CARD, process: 'duplicate-card' },
  'data-change': { ...CARD, process: 'data-change' },
  'package-new': { ...PACKAGE, needsDocuments: true },
  'package-extension': { ...PACKAGE, needsDocuments: true },
  'package-transfer': { ...PACKAGE, needsDocuments: false },
};
