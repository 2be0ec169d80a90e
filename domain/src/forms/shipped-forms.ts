import { APPLICATION_TYPES, type ApplicationType } from '../availability.ts';
import { APPLICANT_FIELD_NAMES, type ApplicantField } from '../fields/applicant-fields.ts';
import type { ApplicationFormRow, FormPart, FormSection } from './form.ts';

const section = (id: string, ...parts: FormPart[]): FormSection => ({ id, parts });
const fields = (...names: ApplicantField[]): FormPart[] => names.map((field) => ({ kind: 'field', field }));
const shown = (...names: ApplicantField[]): FormPart[] =>
  names.map((field) => ({ kind: 'field', field, isReadOnly: true }));
const optional = (...names: ApplicantField[]): FormPart[] =>
  names.map((field) => ({ kind: 'field', field, isOptional: true }));

const PACKAGE = section('kind', { kind: 'package' });
const DOCUMENTS = section('documents', { kind: 'package-documents' });
const PICKUP = section('pickup', { kind: 'pickup-point' });
const CONSENTS = section('consents', { kind: 'consents' });
const HOLDER = section('person', ...shown('firstName', 'lastName'), ...fields('email', 'phone'));
const ADDRESS = ['street', 'houseNumber', 'flatNumber', 'postalCode', 'place'] as const;

const SECTIONS: Readonly<Record<ApplicationType, readonly FormSection[]>> = {
  'card-issue': [
    PACKAGE,
    section('person', ...fields(...APPLICANT_FIELD_NAMES)),
    section('photo', { kind: 'photo' }),
    DOCUMENTS,
    PICKUP,
    CONSENTS,
  ],
  // 004-51
  'physical-card': [
    section('person', ...shown('firstName', 'lastName', 'email')),
    section('card', { kind: 'card' }),
    PICKUP,
    CONSENTS,
  ],
  // 004-45; blocking at once is proposed where a stranger could use the card (T6)
  duplicate: [
    section('person', ...shown('firstName', 'lastName')),
    section('card', { kind: 'card' }, { kind: 'reason' }, { kind: 'block-now', when: 'proposesBlock' }),
    PICKUP,
    CONSENTS,
  ],
  // 004-54; where the card is collected is asked when one is made anew
  'data-change': [
    section('person', ...fields('firstName', 'lastName'), ...optional(...ADDRESS), ...fields('email', 'phone')),
    section('card', { kind: 'card' }),
    section('photo', { kind: 'photo', isOptional: true }),
    section('documents', { kind: 'document', type: 'change-evidence', isOptional: true }),
    CONSENTS,
  ],
  'package-new': [PACKAGE, HOLDER, DOCUMENTS, CONSENTS],
  'package-extension': [PACKAGE, HOLDER, DOCUMENTS, CONSENTS],
  // 004-29
  'package-transfer': [
    section('kind', { kind: 'package' }, { kind: 'receiving-card' }),
    section('person', ...shown('firstName', 'lastName')),
    CONSENTS,
  ],
};

/**
 * The forms of the manual, as a new town has them. A version that was released stays as it is: towns have it in their
 * tables, and drafts are pinned to it. What changes is a further version, which a migration adds.
 */
export const SHIPPED_FORMS: readonly ApplicationFormRow[] = APPLICATION_TYPES.map((kind) => ({
  code: kind,
  version: 1,
  kind,
  names: null,
  sections: SECTIONS[kind],
}));
