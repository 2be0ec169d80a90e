import type { ApplicationDocument, ApplicationDraft, City } from '@karta/contracts';
import {
  isEmail,
  isInLatinLetters,
  isPersonName,
  parsePesel,
  plainEmail,
  plainName,
  readPhone,
  takesSms,
  typedPesel,
  typedPostalCode,
} from '@karta/domain';
import type { Mistake } from '@karta/web-shared';

/** What the form's sections are called, in their order. */
export const SECTIONS = [
  { id: 's1', title: 'Rodzaj wniosku' },
  { id: 's2', title: 'Dane osobowe' },
  { id: 's3', title: 'Zdjęcie' },
  { id: 's4', title: 'Dokumenty' },
  { id: 's5', title: 'Odbiór karty' },
  { id: 's6', title: 'Zgody' },
] as const;
export type SectionId = (typeof SECTIONS)[number]['id'];

export interface SectionMistake extends Mistake {
  readonly section: SectionId;
  /** Short form, at the field itself. */
  readonly atField: string;
}

export interface ApplicationContent {
  readonly draft: ApplicationDraft;
  readonly photoFileId: string | null;
  readonly documents: readonly ApplicationDocument[];
  /** The person ticked that there is only one name. */
  readonly hasOneName?: boolean;
}

const PESEL_SENTENCES: Record<string, string> = {
  PESEL_FORMAT: 'wpisz 11 cyfr',
  PESEL_CHECKSUM: 'sprawdź cyfry, któraś się nie zgadza',
  PESEL_DATE: 'sprawdź cyfry, takiej daty urodzenia nie ma',
  PESEL_FUTURE: 'sprawdź cyfry, data urodzenia jest w przyszłości',
};

/** The sentence at the PESEL field, or null when the number is right. */
export function peselMistake(pesel: string, today: string): string | null {
  const parsed = parsePesel(typedPesel(pesel), today);
  return parsed.ok ? null : (PESEL_SENTENCES[parsed.code] ?? 'sprawdź numer');
}

/** The sentence at a name's field, or null when it is right: a card is printed in Latin letters. */
function nameMistake(typed: string, mayBeEmpty: boolean): string | null {
  const name = plainName(typed);
  if (name === '') return mayBeEmpty ? null : 'wpisz je tak jak w dokumencie';
  if (!isPersonName(name)) return 'wpisz je tak jak w dokumencie';
  return isInLatinLetters(name) ? null : NOT_LATIN;
}

const NOT_LATIN = 'wpisz literami łacińskimi, tak jak w paszporcie albo karcie pobytu; takimi drukujemy kartę';

/** A hint at the phone's field: a landline gets no SMS. */
export function phoneHint(typed: string): string | null {
  const phone = readPhone(typed);
  return phone === undefined || takesSms(phone) ? null : 'To numer stacjonarny: SMS o karcie na niego nie dojdzie.';
}

/**
 * What keeps the application from being sent, in the order of the form; `today` is a civil date.
 * The server checks the same again and has the last word.
 */
export function applicationMistakes(
  { draft, photoFileId, documents, hasOneName = false }: ApplicationContent,
  city: City,
  today: string,
): SectionMistake[] {
  const found: SectionMistake[] = [];
  const expect = (holds: boolean, section: SectionId, anchor: string, label: string, advice: string): void => {
    if (!holds)
      found.push({
        section,
        anchor,
        sentence: `${label}: ${advice}`,
        atField: advice.charAt(0).toUpperCase() + advice.slice(1),
      });
  };
  const has = (text: string): boolean => text.trim() !== '';
  const pack = city.packages.find((each) => each.code === draft.packageCode);
  const pesel = peselMistake(draft.pesel, today);

  expect(pack !== undefined, 's1', 'packageCode', 'Rodzaj wniosku', 'wybierz pakiet z listy');
  const firstName = nameMistake(draft.firstName, hasOneName);
  const lastName = nameMistake(draft.lastName, hasOneName && plainName(draft.firstName) !== '');
  expect(firstName === null, 's2', 'firstName', 'Imię', firstName ?? '');
  expect(lastName === null, 's2', 'lastName', 'Nazwisko', lastName ?? '');
  expect(pesel === null, 's2', 'pesel', 'PESEL', pesel ?? '');
  expect(has(draft.street), 's2', 'street', 'Ulica', 'wpisz ulicę, a gdy jej nie ma, nazwę miejscowości');
  expect(has(draft.houseNumber), 's2', 'houseNumber', 'Numer domu', 'wpisz numer, na przykład 12 albo 12A');
  expect(
    /^\d{2}-\d{3}$/.test(typedPostalCode(draft.postalCode)),
    's2',
    'postalCode',
    'Kod pocztowy',
    'wpisz w postaci 00-000',
  );
  expect(has(draft.place), 's2', 'place', 'Miejscowość', 'wpisz nazwę');
  expect(isEmail(plainEmail(draft.email)), 's2', 'email', 'Adres e-mail', 'wpisz pełny, na przykład jan@poczta.pl');
  expect(
    draft.phone.trim() === '' || readPhone(draft.phone) !== undefined,
    's2',
    'phone',
    'Telefon',
    'wpisz 9 cyfr, numer zagraniczny z kodem kraju (np. +380…), albo zostaw puste',
  );
  expect(photoFileId !== null, 's3', 'photo', 'Zdjęcie', 'dodaj plik albo zrób zdjęcie kamerą');
  for (const required of pack?.requiredDocuments ?? []) {
    expect(
      documents.some((document) => document.documentType === required.type),
      's4',
      `dokument-${required.type}`,
      required.name,
      'dodaj plik PDF, JPG albo PNG',
    );
  }
  expect(
    city.pickupPoints.some((point) => point.id === draft.pickupPointId),
    's5',
    'pickupPointId',
    'Punkt odbioru',
    'wybierz, gdzie odbierzesz kartę',
  );
  for (const consent of city.applicationConsents.filter((each) => each.required)) {
    expect(
      draft.consents.includes(consent.id),
      's6',
      `zgoda-${consent.id}`,
      'Zgody',
      'zaznacz wymagane oświadczenie, żeby wysłać wniosek',
    );
  }
  return found;
}

/** Problems that the server named by path (`pesel`, `documents.<type>`, `consents.<id>`), as places of the form. */
export function mistakesByPath(fields: readonly { path: string; code: string }[]): SectionMistake[] {
  return fields.map(({ path, code }) => {
    const [field = path, part = ''] = path.split('.');
    const advice = SENTENCES[code] ?? (code === 'REQUIRED' ? 'uzupełnij' : 'sprawdź i popraw');
    const sentence = `${LABELS[field] ?? 'Pole'}: ${advice}`;
    return { section: SECTION_OF[field] ?? 's2', anchor: anchorOf(field, part), sentence, atField: sentence };
  });
}

const SENTENCES: Record<string, string> = { ...PESEL_SENTENCES, NAME_NOT_LATIN: NOT_LATIN };

function anchorOf(field: string, part: string): string {
  if (field === 'documents') return `dokument-${part}`;
  return field === 'consents' ? `zgoda-${part}` : field;
}

const SECTION_OF: Record<string, SectionId> = {
  packageCode: 's1',
  photo: 's3',
  documents: 's4',
  pickupPointId: 's5',
  consents: 's6',
};

const LABELS: Record<string, string> = {
  packageCode: 'Rodzaj wniosku',
  firstName: 'Imię',
  lastName: 'Nazwisko',
  pesel: 'PESEL',
  street: 'Ulica',
  houseNumber: 'Numer domu',
  flatNumber: 'Lokal',
  postalCode: 'Kod pocztowy',
  place: 'Miejscowość',
  email: 'Adres e-mail',
  phone: 'Telefon',
  photo: 'Zdjęcie',
  documents: 'Dokumenty',
  pickupPointId: 'Punkt odbioru',
  consents: 'Zgody',
};
