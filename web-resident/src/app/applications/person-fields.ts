import type { ApplicationDraft } from '@karta/contracts';

/** Fields of the draft that are one line of text. */
type TextKey = {
  [Key in keyof ApplicationDraft]-?: ApplicationDraft[Key] extends string ? Key : never;
}[keyof ApplicationDraft];

export interface PersonField {
  readonly name: TextKey;
  readonly label: string;
  readonly maxLength: number;
  readonly isRequired?: boolean;
  readonly type?: 'email' | 'tel';
  readonly hint?: string;
  readonly optional?: string;
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'tel';
}

/** The applicant's data in rows, as the form lays them out (manual, chapter 5.4). */
export const PERSON_ROWS: readonly { readonly layout: string; readonly fields: readonly PersonField[] }[] = [
  {
    layout: 'g2',
    fields: [
      { name: 'firstName', label: 'Imię', autocomplete: 'given-name', isRequired: true, maxLength: 80 },
      { name: 'lastName', label: 'Nazwisko', autocomplete: 'family-name', isRequired: true, maxLength: 80 },
    ],
  },
  {
    layout: 'w-pesel',
    fields: [
      {
        ...{ name: 'pesel', label: 'PESEL', hint: '11 cyfr', autocomplete: 'off' },
        ...{ inputmode: 'numeric', isRequired: true, maxLength: 40 },
      },
    ],
  },
  {
    layout: 'g21',
    fields: [
      { name: 'street', label: 'Ulica', autocomplete: 'address-line1', isRequired: true, maxLength: 120 },
      { name: 'houseNumber', label: 'Numer domu', isRequired: true, maxLength: 12 },
      { name: 'flatNumber', label: 'Lokal', optional: 'jeśli jest', maxLength: 12 },
    ],
  },
  {
    layout: 'g12',
    fields: [
      {
        ...{ name: 'postalCode', label: 'Kod pocztowy', autocomplete: 'postal-code' },
        ...{ inputmode: 'numeric', isRequired: true, maxLength: 20 },
      },
      { name: 'place', label: 'Miejscowość', autocomplete: 'address-level2', isRequired: true, maxLength: 120 },
    ],
  },
  {
    layout: 'g2',
    fields: [
      {
        ...{ name: 'email', label: 'Adres e-mail', type: 'email', autocomplete: 'email' },
        ...{ isRequired: true, maxLength: 254 },
      },
      {
        ...{ name: 'phone', label: 'Telefon', type: 'tel', optional: 'do SMS-a o karcie' },
        ...{ autocomplete: 'tel', inputmode: 'tel', maxLength: 40 },
      },
    ],
  },
];
