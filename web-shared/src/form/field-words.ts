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

const AS_IN_DOCUMENT = $localize`:@@field.as-in-document:wpisz je tak jak w dokumencie`;

export const FIELD_WORDS: Readonly<Record<ApplicantField, FieldWords>> = {
  firstName: { label: $localize`:@@field.firstName:Imię`, advice: AS_IN_DOCUMENT },
  lastName: { label: $localize`:@@field.lastName:Nazwisko`, advice: AS_IN_DOCUMENT },
  pesel: {
    label: $localize`:@@field.pesel:PESEL`,
    advice: $localize`:@@field.pesel.advice:wpisz 11 cyfr`,
    hint: $localize`:@@field.pesel.hint:11 cyfr`,
  },
  street: {
    label: $localize`:@@field.street:Ulica`,
    advice: $localize`:@@field.street.advice:wpisz ulicę, a gdy jej nie ma, nazwę miejscowości`,
  },
  houseNumber: {
    label: $localize`:@@field.houseNumber:Numer domu`,
    advice: $localize`:@@field.houseNumber.advice:wpisz numer, na przykład 12 albo 12A`,
  },
  flatNumber: {
    label: $localize`:@@field.flatNumber:Lokal`,
    advice: $localize`:@@field.flatNumber.advice:wpisz numer lokalu`,
    optional: $localize`:@@field.flatNumber.optional:jeśli jest`,
  },
  postalCode: {
    label: $localize`:@@field.postalCode:Kod pocztowy`,
    advice: $localize`:@@field.postalCode.advice:wpisz w postaci 00-000`,
  },
  place: { label: $localize`:@@field.place:Miejscowość`, advice: $localize`:@@field.place.advice:wpisz nazwę` },
  email: {
    label: $localize`:@@field.email:Adres e-mail`,
    advice: $localize`:@@field.email.advice:wpisz pełny, na przykład jan@poczta.pl`,
  },
  phone: {
    label: $localize`:@@field.phone:Telefon`,
    advice: $localize`:@@field.phone.advice:wpisz 9 cyfr, numer zagraniczny z kodem kraju (np. +380…), albo zostaw puste`,
    optional: $localize`:@@field.phone.optional:do SMS-a o karcie`,
  },
};

/** Advice for codes that say more than that a field is missing or wrong. */
const ADVICE: Readonly<Record<string, string>> = {
  PESEL_CHECKSUM: $localize`:@@advice.PESEL_CHECKSUM:sprawdź cyfry, któraś się nie zgadza`,
  PESEL_DATE: $localize`:@@advice.PESEL_DATE:sprawdź cyfry, takiej daty urodzenia nie ma`,
  PESEL_FUTURE: $localize`:@@advice.PESEL_FUTURE:sprawdź cyfry, data urodzenia jest w przyszłości`,
  NAME_NOT_LATIN: $localize`:@@advice.NAME_NOT_LATIN:wpisz literami łacińskimi, tak jak w paszporcie albo karcie pobytu; takimi drukujemy kartę`,
};

/** What to do at a field, by the code of its problem. */
export const adviceFor = (field: ApplicantField, code: string): string => ADVICE[code] ?? FIELD_WORDS[field].advice;
