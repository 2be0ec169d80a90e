import type { ApplicantField } from '@karta/domain';

/** How a field is called, and what to write there when it is missing or wrong. */
export interface FieldWords {
  readonly label: string;
  /** Advice for every code that has none of its own. */
  readonly advice: string;
  readonly hint?: string;
  /** Said beside the label where the field may be left empty. */
  readonly optional?: string;
}

const AS_IN_DOCUMENT = 'wpisz je tak jak w dokumencie';

export const FIELD_WORDS: Readonly<Record<ApplicantField, FieldWords>> = {
  firstName: { label: 'Imię', advice: AS_IN_DOCUMENT },
  lastName: { label: 'Nazwisko', advice: AS_IN_DOCUMENT },
  pesel: { label: 'PESEL', advice: 'wpisz 11 cyfr', hint: '11 cyfr' },
  street: { label: 'Ulica', advice: 'wpisz ulicę, a gdy jej nie ma, nazwę miejscowości' },
  houseNumber: { label: 'Numer domu', advice: 'wpisz numer, na przykład 12 albo 12A' },
  flatNumber: { label: 'Lokal', advice: 'wpisz numer lokalu', optional: 'jeśli jest' },
  postalCode: { label: 'Kod pocztowy', advice: 'wpisz w postaci 00-000' },
  place: { label: 'Miejscowość', advice: 'wpisz nazwę' },
  email: { label: 'Adres e-mail', advice: 'wpisz pełny, na przykład jan@poczta.pl' },
  phone: {
    label: 'Telefon',
    advice: 'wpisz 9 cyfr, numer zagraniczny z kodem kraju (np. +380…), albo zostaw puste',
    optional: 'do SMS-a o karcie',
  },
};

/** Advice for codes that say more than that a field is missing or wrong. */
const ADVICE: Readonly<Record<string, string>> = {
  PESEL_CHECKSUM: 'sprawdź cyfry, któraś się nie zgadza',
  PESEL_DATE: 'sprawdź cyfry, takiej daty urodzenia nie ma',
  PESEL_FUTURE: 'sprawdź cyfry, data urodzenia jest w przyszłości',
  NAME_NOT_LATIN: 'wpisz literami łacińskimi, tak jak w paszporcie albo karcie pobytu; takimi drukujemy kartę',
};

/** What to do at a field, by the code of its problem. */
export const adviceFor = (field: ApplicantField, code: string): string => ADVICE[code] ?? FIELD_WORDS[field].advice;
