import { fieldWord } from '../application-file/field-words.ts';
import { entryProblem } from './entry-words.ts';

/** What a part of a form is called. */
export const PART_WORDS: Readonly<Record<string, string>> = {
  package: 'Pakiet',
  card: 'Karta, której dotyczy wniosek',
  reason: 'Powód duplikatu',
  'block-now': 'Zastrzec dotychczasową kartę od razu',
  'receiving-card': 'Karta, która przejmie pakiet',
  photo: 'Zdjęcie',
  'package-documents': 'Dokumenty do pakietu',
  document: 'Dokument',
  'pickup-point': 'Punkt odbioru',
  consents: 'Zgody zaznaczone na papierze',
};

/** What a shipped section is called. */
export const SECTION_WORDS: Readonly<Record<string, string>> = {
  kind: 'Rodzaj wniosku',
  person: 'Dane osobowe',
  card: 'Karta',
  photo: 'Zdjęcie',
  documents: 'Dokumenty',
  pickup: 'Odbiór karty',
  consents: 'Zgody',
  guardian: 'Drugi opiekun',
};
/** Documents that a shipped form asks by itself. */
export const DOCUMENT_WORDS: Readonly<Record<string, string>> = {
  'change-evidence': 'Dokument, z którego wynika zmiana',
};

const OF_CODE: Readonly<Record<string, string>> = {
  CONSENT_MISSING: 'Bez tej zgody wniosku nie można przyjąć',
  UNKNOWN_CARD: 'Wybierz kartę',
  UNKNOWN_REASON: 'Wybierz powód',
  UNKNOWN_PACKAGE: 'Wybierz pakiet',
  OWN_ADDRESS: 'Wpisz adres drugiego opiekuna, nie wnioskodawcy',
};
const OF_PATH: Readonly<Record<string, string>> = {
  photo: 'Dodaj zdjęcie',
  pickupPointId: 'Wybierz punkt odbioru',
  'details.reason': 'Wybierz powód',
};

/** The sentence for what is missing on the paper. */
export function paperProblem(path: string, code: string): string {
  const known = OF_CODE[code] ?? OF_PATH[path];
  if (known) return known;
  if (path.startsWith('documents')) return 'Dodaj wymagany dokument z jego datą';
  return path.startsWith('answers') ? 'Odpowiedz na to pytanie' : `${fieldWord(path)}: ${entryProblem(path, code)}`;
}

/** Where a part of the form stands on the page. */
export const anchorOf = (path: string): string => `papier-${path.replaceAll('.', '-')}`;
