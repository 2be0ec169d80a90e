import type { ChangedField, EntryField } from '@karta/domain';
import { plainDate } from '@karta/web-shared';

export const NO_PESEL_WORDS = { foreigner: 'cudzoziemiec', newborn: 'noworodek', other: 'inny powód' } as const;
export const SEX_WORDS = { female: 'kobieta', male: 'mężczyzna' } as const;

/** What a field of the register is called. */
export const ENTRY_WORDS: Readonly<Record<ChangedField, string>> = {
  firstName: 'Imię (imiona)',
  lastName: 'Nazwisko',
  pesel: 'PESEL',
  noPeselReason: 'Dlaczego bez numeru PESEL',
  birthDate: 'Data urodzenia',
  sex: 'Płeć',
  place: 'Miejscowość',
  street: 'Ulica',
  houseNumber: 'Nr domu',
  flatNumber: 'Lokal',
  postalCode: 'Kod',
  registeredPlace: 'Miejscowość zameldowania',
  registeredStreet: 'Ulica zameldowania',
  registeredHouseNumber: 'Nr domu zameldowania',
  registeredFlatNumber: 'Lokal zameldowania',
  registeredPostalCode: 'Kod zameldowania',
  email: 'E-mail',
  phone: 'Telefon',
  idCard: 'Dowód osobisty',
  passport: 'Paszport',
  remarks: 'Uwagi',
  photoFileId: 'Zdjęcie',
};

const PROBLEMS: Readonly<Record<string, string>> = {
  REQUIRED: 'Wypełnij to pole',
  FORMAT: 'Sprawdź, czy wpis jest pełny i poprawny',
  TOO_LONG: 'Skróć ten wpis',
  NAME_NOT_LATIN: 'Zapisz literami łacińskimi, jak w paszporcie',
  PESEL_FORMAT: 'PESEL ma 11 cyfr',
  PESEL_CHECKSUM: 'W numerze PESEL jest pomyłka. Porównaj go z dokumentem',
  PESEL_DATE: 'Data w numerze PESEL nie istnieje',
  PESEL_FUTURE: 'Data w numerze PESEL jest w przyszłości',
  PESEL_TAKEN: 'Ten PESEL ma już inna osoba w rejestrze',
  NOT_CONFIRMED: 'Porównaj datę urodzenia i płeć z dokumentem i potwierdź',
  NO_PESEL_REASON: 'Wpisz PESEL albo wybierz, dlaczego go nie ma',
  DATE_FUTURE: 'Ta data jest w przyszłości',
  DOCUMENT_TAKEN: 'Ten dokument ma już inna osoba w rejestrze',
  CHECK_DIGIT: 'Sprawdź znaki: cyfra kontrolna się nie zgadza',
  PERSONAL_NUMBER: 'Nie wpisuj tu numeru PESEL ani numeru dokumentu: uwagi nie są szyfrowane',
};
const OF_FIELD: Readonly<Partial<Record<EntryField, Readonly<Record<string, string>>>>> = {
  postalCode: { FORMAT: 'Kod ma postać 00-000' },
  registeredPostalCode: { FORMAT: 'Kod ma postać 00-000' },
  email: { FORMAT: 'Wpisz adres w postaci nazwa@domena.pl' },
  phone: { FORMAT: 'Wpisz numer telefonu, na przykład 500 000 214' },
  idCard: { FORMAT: 'Numer dowodu to 3 litery i 6 cyfr' },
  passport: { FORMAT: 'Numer polskiego paszportu to 2 litery i 7 cyfr' },
  birthDate: { FORMAT: 'Wpisz datę' },
};

/** The sentence for what is wrong with a field. */
export const entryProblem = (field: string, code: string): string =>
  OF_FIELD[field as EntryField]?.[code] ?? PROBLEMS[code] ?? 'Sprawdź ten wpis';

/** A value as a person writes it; a dash where there is nothing. */
export function entryValue(field: string, value: string | undefined): string {
  if (!value) return '–';
  if (field === 'birthDate') return plainDate(value);
  if (field === 'sex') return SEX_WORDS[value as keyof typeof SEX_WORDS] ?? value;
  if (field === 'noPeselReason') return NO_PESEL_WORDS[value as keyof typeof NO_PESEL_WORDS] ?? value;
  return field === 'photoFileId' ? 'zdjęcie' : value;
}
