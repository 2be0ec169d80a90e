import { plainDate } from '@karta/web-shared';

const FIELDS: Record<string, string> = {
  firstName: 'Imię',
  lastName: 'Nazwisko',
  pesel: 'PESEL',
  birthDate: 'Data ur.',
  sex: 'Płeć',
  street: 'Ulica',
  houseNumber: 'Numer domu',
  flatNumber: 'Lokal',
  postalCode: 'Kod pocztowy',
  place: 'Miejscowość',
  address: 'Adres',
  email: 'E-mail',
  phone: 'Telefon',
  pickupPoint: 'Punkt odbioru',
};
export const fieldWord = (field: string): string => FIELDS[field] ?? field;

/** A value of the comparison as a person writes it. */
export function fieldValue(field: string, value: string | null): string {
  if (!value) return '–';
  if (field === 'birthDate' && /^\d{4}-/.test(value)) return plainDate(value);
  return field === 'sex' ? ({ female: 'kobieta', male: 'mężczyzna' }[value] ?? value) : value;
}

const CHECKS: Record<string, [passed: string, failed: string]> = {
  PESEL_VALID: ['PESEL poprawny', 'PESEL niepoprawny'],
  PESEL: ['PESEL poprawny', 'PESEL niepoprawny'],
  PHOTO_PRESENT: ['Zdjęcie jest', 'Brak zdjęcia'],
  PHOTO: ['Zdjęcie jest', 'Brak zdjęcia'],
  DOCUMENTS_COMPLETE: ['Wymagane dokumenty są', 'Brakuje dokumentu'],
  DOCUMENTS: ['Wymagane dokumenty są', 'Brakuje dokumentu'],
  CONSENTS_GIVEN: ['Wymagane zgody są', 'Brakuje zgody'],
  NO_SIMILAR_PERSON: ['Brak podobnych osób', 'W rejestrze jest osoba o tym samym nazwisku'],
  NAME_PRINTABLE: [
    'Imię i nazwisko da się wydrukować na karcie',
    'Karta nie wydrukuje niektórych liter imienia albo nazwiska: wezwij o zapis literami łacińskimi',
  ],
  NAME_FITS: ['Imię i nazwisko mieszczą się na karcie', 'Imię i nazwisko będą na karcie bardzo małe albo podzielone'],
  IDENTITY_CLEAR: ['Wiadomo, kto składa wniosek', 'Ten PESEL ma w rejestrze ktoś inny albo podały go dwie osoby'],
  NO_CARD_YET: ['Brak innej ważnej karty', 'Osoba ma już kartę'],
  NO_DUPLICATE: ['Brak podobnych osób', 'Znaleziono podobną osobę'],
  NO_OTHER_CARD: ['Brak innej ważnej karty', 'Osoba ma już kartę'],
  ADDRESS_IN_CITY: ['Adres w mieście', 'Adres spoza miasta'],
};
/** The sentence of an automatic check and its result. */
export function checkWord(check: { code: string; passed: boolean }): string {
  const words = CHECKS[check.code] ?? CHECKS[check.code.toUpperCase().replaceAll('-', '_')];
  return words ? words[check.passed ? 0 : 1] : `${check.code}: ${check.passed ? 'w porządku' : 'do sprawdzenia'}`;
}
