import { applicantField, longestOf, LONGEST_NAME, type ApplicantField } from '@karta/domain';

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

/** How wide a field is among its neighbours, in twelfths of the form. */
const WIDTHS: Partial<Record<ApplicantField, number>> = {
  firstName: 6,
  lastName: 6,
  street: 6,
  houseNumber: 3,
  flatNumber: 3,
  postalCode: 4,
  place: 8,
  email: 6,
  phone: 6,
};

export interface FieldControl {
  readonly type: 'text' | 'email' | 'tel';
  readonly autocomplete: string | null;
  readonly inputmode: 'numeric' | 'tel' | null;
  readonly maxLength: number;
}

/** The control of a field of the table. */
export function controlOf(field: ApplicantField): FieldControl {
  const { kind } = applicantField(field);
  return {
    maxLength: kind === 'person-name' ? LONGEST_NAME : longestOf(field),
    type: kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : 'text',
    autocomplete: AUTOCOMPLETE[field] ?? null,
    inputmode: kind === 'pesel' || kind === 'postal-code' ? 'numeric' : kind === 'phone' ? 'tel' : null,
  };
}

/** Twelfths of the form that a part takes on a wide page. */
export const widthOf = (field: ApplicantField): number => WIDTHS[field] ?? 12;
