import type { ApplicationType } from '../availability.ts';
import type { ApplicantField } from '../fields/applicant-fields.ts';

/** Words of a town for what it asks itself; Polish is always there, another language where somebody wrote it. */
export interface LocalText {
  readonly pl: string;
  readonly en?: string | undefined;
  readonly uk?: string | undefined;
}

/** How an answer to a town's own question is given. */
export const ANSWER_KINDS = ['text', 'long-text', 'number', 'date', 'yes-no', 'choice'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** A question that only this form asks; its answer is kept sealed with the application. */
export interface Question {
  readonly kind: 'question';
  readonly id: string;
  readonly as: AnswerKind;
  readonly label: LocalText;
  readonly hint?: LocalText | undefined;
  /** Longest text, and bounds of a number. */
  readonly longest?: number | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly options?: readonly { readonly code: string; readonly label: LocalText }[] | undefined;
}

/** A document that only this form asks for, beside those of the package. */
export interface AskedDocument {
  readonly kind: 'document';
  readonly type: string;
  /** Of a town; the shipped types have words in the screens. */
  readonly label?: LocalText | undefined;
}

/** A field of the table of fields; read-only ones are shown as the register has them and are changed elsewhere. */
export interface AskedField {
  readonly kind: 'field';
  readonly field: ApplicantField;
  readonly isReadOnly?: boolean | undefined;
}

/** What the types of applications ask beside fields: the screens know their words. */
export const ASKED_THINGS = [
  'package',
  'card',
  'reason',
  'block-now',
  'receiving-card',
  'second-guardian',
  'photo',
  'package-documents',
  'pickup-point',
  'consents',
] as const;
export interface AskedThing {
  readonly kind: (typeof ASKED_THINGS)[number];
}
/** Where the other guardian of a child stands among the answers of a form: sealed as they are. */
export const SECOND_GUARDIAN = { name: 'secondGuardianName', email: 'secondGuardianEmail' } as const;
export const PART_KINDS = ['field', 'question', 'document', ...ASKED_THINGS] as const;

/** One part of a form, shown while its condition holds. */
export type FormPart = (Question | AskedDocument | AskedField | AskedThing) & {
  /** FEEL over the answers of the parts before it: `reason = "loss"`. What is hidden does not take part. */
  readonly when?: string | undefined;
  readonly isOptional?: boolean | undefined;
};

export interface FormSection {
  readonly id: string;
  /** Of a town; the shipped sections have words in the screens. */
  readonly title?: LocalText | undefined;
  readonly parts: readonly FormPart[];
}

/** A form is data: what it asks, in which order, under which conditions. Its kind says who may file it and who works on it. */
export interface ApplicationFormRow {
  readonly code: string;
  readonly version: number;
  readonly kind: ApplicationType;
  /** Of a town; the shipped forms have words in the screens. */
  readonly names: LocalText | null;
  readonly sections: readonly FormSection[];
  /** What is new since the version before, in a sentence for whoever has a draft of that one. */
  readonly news?: LocalText | null | undefined;
}

/** Where the answer to a part stands: what problems, lines and anchors of the page are named by. */
export function pathOf(part: FormPart): string {
  switch (part.kind) {
    case 'field':
      return part.field;
    case 'question':
      return `answers.${part.id}`;
    case 'document':
      return `documents.${part.type}`;
    case 'package':
      return 'packageCode';
    case 'pickup-point':
      return 'pickupPointId';
    default:
      return DETAIL_PATHS[part.kind] ?? part.kind;
  }
}

const DETAIL_PATHS: Partial<Record<FormPart['kind'], string>> = {
  card: 'details.cardId',
  reason: 'details.reason',
  'block-now': 'details.blockNow',
  'receiving-card': 'details.toCardId',
  'second-guardian': `answers.${SECOND_GUARDIAN.name}`,
  'package-documents': 'documents',
};

/** What a question asks, in the language of the page. */
export const wordOf = (text: LocalText, language: string): string => {
  const own: Readonly<Record<string, string | undefined>> = { ...text };
  return own[language] ?? text.pl;
};
