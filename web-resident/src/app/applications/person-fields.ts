import { APPLICANT_FIELD_NAMES, applicantField, longestOf, LONGEST_NAME, type ApplicantField } from '@karta/domain';
import { FIELD_WORDS } from './field-words.ts';

export interface PersonField {
  readonly name: ApplicantField;
  readonly label: string;
  readonly maxLength: number;
  readonly isRequired: boolean;
  readonly type: 'text' | 'email' | 'tel';
  readonly hint: string | null;
  readonly optional: string | null;
  readonly autocomplete: string | null;
  readonly inputmode: 'numeric' | 'tel' | null;
}

/** What a browser may fill in by itself (WCAG 1.3.5). */
const AUTOCOMPLETE: Partial<Record<ApplicantField, string>> = {
  firstName: 'given-name',
  lastName: 'family-name',
  pesel: 'off',
  email: 'email',
  phone: 'tel',
  street: 'address-line1',
  postalCode: 'postal-code',
  place: 'address-level2',
};

/** Fields that stand in one row (manual, chapter 5.4); every other field has a row of its own. */
const ROWS: readonly { readonly layout: string; readonly names: readonly ApplicantField[] }[] = [
  { layout: 'g2', names: ['firstName', 'lastName'] },
  { layout: 'w-pesel', names: ['pesel'] },
  { layout: 'g21', names: ['street', 'houseNumber', 'flatNumber'] },
  { layout: 'g12', names: ['postalCode', 'place'] },
  { layout: 'g2', names: ['email', 'phone'] },
];

/** The applicant's data in rows, in the order of the table of fields. */
export const PERSON_ROWS = APPLICANT_FIELD_NAMES.flatMap((name) => {
  const row = ROWS.find(({ names }) => names.includes(name)) ?? { layout: 'stack', names: [name] };
  return row.names[0] === name ? [{ layout: row.layout, fields: row.names.map(personField) }] : [];
});

function personField(name: ApplicantField): PersonField {
  const { kind, isOptional = false } = applicantField(name);
  const { label, hint = null, optional = null } = FIELD_WORDS[name];
  return {
    name,
    label,
    hint,
    optional,
    isRequired: !isOptional,
    maxLength: kind === 'person-name' ? LONGEST_NAME : longestOf(name),
    type: kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : 'text',
    autocomplete: AUTOCOMPLETE[name] ?? null,
    inputmode: kind === 'pesel' || kind === 'postal-code' ? 'numeric' : kind === 'phone' ? 'tel' : null,
  };
}
