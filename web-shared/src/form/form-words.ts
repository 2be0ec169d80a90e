import type { FormOffer, FormView } from '@karta/contracts';
import { wordOf, type ApplicationType, type FormLine, type FormPart, type LocalText, pathOf } from '@karta/domain';
import { adviceFor, FIELD_WORDS } from './field-words.ts';

type Of<T> = Readonly<Record<string, T>>;

/** Titles of the shipped forms, as the manual writes them: in the selector, and over the form. */
export const FORM_NAMES: Readonly<Record<ApplicationType, { readonly name: string; readonly title: string }>> = {
  'card-issue': {
    name: $localize`:@@form.card-issue:Wniosek o wydanie karty`,
    title: $localize`:@@form.card-issue:Wniosek o wydanie karty`,
  },
  'physical-card': {
    name: $localize`:@@form.physical-card:Wniosek o wydanie karty plastikowej`,
    title: $localize`:@@form.physical-card:Wniosek o wydanie karty plastikowej`,
  },
  duplicate: {
    name: $localize`:@@form.duplicate:Wniosek o duplikat karty`,
    title: $localize`:@@form.duplicate.title:Wniosek o wydanie duplikatu karty mieszkańca`,
  },
  'data-change': {
    name: $localize`:@@form.data-change:Wniosek o zmianę danych osobowych`,
    title: $localize`:@@form.data-change:Wniosek o zmianę danych osobowych`,
  },
  'package-new': {
    name: $localize`:@@form.package-new:Wniosek o dodanie nowego pakietu`,
    title: $localize`:@@form.package-new:Wniosek o dodanie nowego pakietu`,
  },
  'package-extension': {
    name: $localize`:@@form.package-extension:Wniosek o przedłużenie uprawnień`,
    title: $localize`:@@form.package-extension.title:Wniosek o przedłużenie pakietu na karcie`,
  },
  'package-transfer': {
    name: $localize`:@@form.package-transfer:Wniosek o przepisanie pakietu`,
    title: $localize`:@@form.package-transfer:Wniosek o przepisanie pakietu`,
  },
};

/** How a form is called in the selector. */
export const formName = ({ kind, names }: Pick<FormOffer, 'kind' | 'names'>, language: string): string =>
  names ? wordOf(names, language) : FORM_NAMES[kind].name;
/** What stands over a form. */
export const formTitle = ({ kind, names }: Pick<FormView, 'kind' | 'names'>, language: string): string =>
  names ? wordOf(names, language) : FORM_NAMES[kind].title;

/** The buttons below the list of applications, in the words of the manual. */
export const FILE_WORDS: Readonly<Record<ApplicationType, string>> = {
  'card-issue': $localize`:@@file.card-issue:Złóż wniosek o wydanie karty`,
  'physical-card': $localize`:@@file.physical-card:Złóż wniosek o wydanie karty plastikowej`,
  duplicate: $localize`:@@file.duplicate:Złóż wniosek o duplikat karty`,
  'data-change': $localize`:@@file.data-change:Złóż wniosek o zmianę danych osobowych`,
  'package-new': $localize`:@@file.package-new:Złóż wniosek o dodanie nowego pakietu`,
  'package-extension': $localize`:@@file.package-extension:Złóż wniosek o przedłużenie uprawnień`,
  'package-transfer': $localize`:@@file.package-transfer:Złóż wniosek o przepisanie pakietu`,
};

/** Whether a form is for the person, in a line. */
export const FORM_HINTS: Readonly<Record<ApplicationType, string>> = {
  'card-issue': $localize`:@@form.hint.card-issue:Pierwsza karta. Potrzebujesz zdjęcia i dokumentu.`,
  'physical-card': $localize`:@@form.hint.physical-card:Masz kartę w telefonie i chcesz też plastikową.`,
  duplicate: $localize`:@@form.hint.duplicate:Karta zginęła, ktoś ją ukradł albo jest uszkodzona.`,
  'data-change': $localize`:@@form.hint.data-change:Nowe nazwisko, adres albo zdjęcie.`,
  'package-new': $localize`:@@form.hint.package-new:Kolejny pakiet zniżek na karcie, którą masz.`,
  'package-extension': $localize`:@@form.hint.package-extension:Pakiet dobiega końca.`,
  'package-transfer': $localize`:@@form.hint.package-transfer:Pakiet przechodzi na kartę kogoś z rodziny.`,
};

/** Why a form cannot be begun now, and what to do instead. */
export const REFUSALS: Of<string> = {
  ACCOUNT_NOT_ACTIVE: $localize`:@@refusal.ACCOUNT_NOT_ACTIVE:Konto jest zablokowane. Sprawdź zakładkę Moje zgody.`,
  MEMBER: $localize`:@@refusal.MEMBER:Wnioski składa za Ciebie opiekun konta rodzinnego.`,
  ALREADY_OPEN: $localize`:@@refusal.ALREADY_OPEN:Taki wniosek jest już złożony. Poczekaj na wynik albo go wycofaj.`,
  CARD_HELD: $localize`:@@refusal.CARD_HELD:Masz już kartę albo właśnie ją robimy.`,
  PLASTIC_HELD: $localize`:@@refusal.PLASTIC_HELD:Masz już kartę plastikową albo właśnie ją robimy.`,
  NO_VIRTUAL_CARD: $localize`:@@refusal.NO_VIRTUAL_CARD:To wniosek dla osób, które mają tylko kartę wirtualną.`,
  NO_PLASTIC_CARD: $localize`:@@refusal.NO_PLASTIC_CARD:Duplikat wydajemy tylko do aktywnej albo zastrzeżonej karty plastikowej.`,
  NO_ACTIVE_CARD: $localize`:@@refusal.NO_ACTIVE_CARD:Do tego wniosku potrzebna jest aktywna Karta Mieszkańca.`,
  PACKAGE_HELD: $localize`:@@refusal.PACKAGE_HELD:Masz już wszystkie pakiety, o które można wnioskować.`,
  PACKAGE_NOT_HELD: $localize`:@@refusal.PACKAGE_NOT_HELD:Nie masz pakietu, którego mógłby dotyczyć ten wniosek.`,
  TOO_EARLY: $localize`:@@refusal.TOO_EARLY:Pakiet jest jeszcze długo ważny.`,
  TOO_LATE: $localize`:@@refusal.TOO_LATE:Pakiet skończył się dawno. Złóż wniosek o dodanie nowego pakietu.`,
  NO_FAMILY_CARD: $localize`:@@refusal.NO_FAMILY_CARD:Nikt z Twojej rodziny nie ma aktywnej karty.`,
};

/** Titles of the shipped sections. */
const SECTIONS: Of<string> = {
  kind: $localize`:@@section.kind:Rodzaj wniosku`,
  person: $localize`:@@section.person:Dane osobowe`,
  card: $localize`:@@section.card:Karta`,
  guardian: $localize`:@@section.guardian:Drugi opiekun`,
  photo: $localize`:@@section.photo:Zdjęcie`,
  documents: $localize`:@@section.documents:Tutaj prześlij wymagane dokumenty`,
  pickup: $localize`:@@section.pickup:Odbiór karty`,
  consents: $localize`:@@section.consents:Zgody`,
};
export const sectionTitle = ({ id, title }: { id: string; title?: LocalText | undefined }, language: string): string =>
  title ? wordOf(title, language) : (SECTIONS[id] ?? id);

/** Labels of what the types of applications ask beside fields, in the words of the manual. */
const LABELS: Of<string> = {
  packageCode: $localize`:@@label.package:Pakiet i kryterium`,
  'details.cardId': $localize`:@@label.card:Numer poprzedniej karty`,
  'details.reason': $localize`:@@label.reason:Powód duplikatu karty`,
  'details.blockNow': $localize`:@@label.block-now:Zastrzeżenie karty`,
  'details.toCardId': $localize`:@@label.receiving-card:Karta, która przejmie pakiet`,
  'answers.secondGuardianName': $localize`:@@label.second-guardian-name:Imię i nazwisko drugiego opiekuna`,
  'answers.secondGuardianEmail': $localize`:@@label.second-guardian-email:E-mail drugiego opiekuna`,
  photo: $localize`:@@label.photo:Zdjęcie`,
  pickupPointId: $localize`:@@label.pickup-point:Punkt odbioru karty`,
  consents: $localize`:@@label.consents:Zgody`,
  'documents.change-evidence': $localize`:@@label.change-evidence:Dokument, z którego wynika zmiana`,
};

/** What to do where an answer is missing or wrong. */
const ADVICE: Of<string> = {
  packageCode: $localize`:@@advice.package:wybierz pakiet z listy`,
  'details.cardId': $localize`:@@advice.card:wybierz kartę`,
  'details.reason': $localize`:@@advice.reason:wybierz powód`,
  'details.toCardId': $localize`:@@advice.receiving-card:wybierz kartę`,
  'answers.secondGuardianName': $localize`:@@advice.second-guardian-name:wpisz imię i nazwisko drugiego opiekuna`,
  'answers.secondGuardianEmail': $localize`:@@advice.second-guardian-email:wpisz adres, na przykład jan.nowak@przyklad.pl`,
  photo: $localize`:@@advice.photo:dodaj plik albo zrób zdjęcie kamerą`,
  pickupPointId: $localize`:@@advice.pickup-point:wybierz, gdzie odbierzesz kartę`,
  consents: $localize`:@@advice.consents:zaznacz wymagane oświadczenie, żeby wysłać wniosek`,
  documents: $localize`:@@advice.document:dodaj plik PDF, JPG albo PNG`,
  date: $localize`:@@advice.document-date:wpisz datę wystawienia, stoi na dokumencie`,
  end: $localize`:@@advice.document-end:wpisz, do kiedy dokument jest ważny`,
};

const isField = (path: string): path is keyof typeof FIELD_WORDS => Object.hasOwn(FIELD_WORDS, path);

/** What a path is called: `documents.<type>` and `consents.<id>` by what they belong to. */
export function labelOf(path: string, own: LocalText | undefined, language: string): string {
  if (own) return wordOf(own, language);
  if (isField(path)) return FIELD_WORDS[path].label;
  return LABELS[path] ?? LABELS[path.split('.')[0] ?? ''] ?? $localize`:@@label.document:Dokument`;
}

/** The label of a part that is drawn. */
export function partLabel(part: FormPart, language: string): string {
  const own = part.kind === 'question' || part.kind === 'document' ? part.label : undefined;
  return labelOf(pathOf(part), own, language);
}

/** What to do at a place, by path and code. */
export function advice(path: string, code: string): string {
  if (isField(path)) return adviceFor(path, code);
  const parts = path.split('.');
  const last = parts.at(-1) ?? '';
  if (parts[0] === 'documents') return (parts.length > 2 ? ADVICE[last] : undefined) ?? ADVICE['documents'] ?? '';
  if (code === 'ADDRESS_UNKNOWN')
    return $localize`:@@advice.address-unknown:żeby wysłać kartę, potrzebujemy pełnego adresu; wpisz go albo wybierz punkt`;
  if (code === 'OWN_ADDRESS') return $localize`:@@advice.own-address:wpisz adres drugiego opiekuna, nie swój`;
  if (parts[0] === 'answers' && ADVICE[path] === undefined)
    return code === 'REQUIRED' ? $localize`:@@advice.answer:odpowiedz` : $localize`:@@advice.check:sprawdź i popraw`;
  return ADVICE[path] ?? ADVICE[parts[0] ?? ''] ?? $localize`:@@advice.check:sprawdź i popraw`;
}

const YES_NO: Of<string> = { yes: $localize`:@@form.yes:tak`, no: $localize`:@@form.no:nie` };

/** An answer as a person reads it; a dash where nothing was said. */
export function lineValue(
  { kind, value, words }: Pick<FormLine, 'kind' | 'value' | 'words'>,
  language: string,
): string {
  if (words) return wordOf(words, language);
  if (value === '') return '–';
  if (kind === 'photo') return $localize`:@@line.photo:dodane`;
  if (kind === 'block-now')
    return value === 'yes'
      ? $localize`:@@line.block-now:zastrzegamy od razu`
      : $localize`:@@line.block-later:przy wydaniu duplikatu`;
  return ['question', 'consents'].includes(kind) ? (YES_NO[value] ?? value) : value;
}
