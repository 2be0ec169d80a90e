import type { AuditRow, AuditState } from '@karta/contracts';

export const KIND_WORDS = {
  looks: 'Wglądy w dane',
  'sign-in': 'Logowania i prawa',
  exports: 'Eksporty',
  changes: 'Zmiany',
} as const;

export const ACTOR_WORDS = {
  operator: 'Pracownik',
  resident: 'Mieszkaniec',
  partner: 'Partner',
  'partner-person': 'Osoba partnera',
  station: 'Stanowisko',
  reader: 'Czytnik',
  process: 'Proces',
  system: 'System',
} as const;

/** What an act was about; a kind without a word of its own is told by its code. */
const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  account: 'Konto',
  announcement: 'Wiadomość do mieszkańców',
  application: 'Wniosek',
  blanks: 'Blankiety',
  approval: 'Zatwierdzenie',
  card: 'Karta',
  catalogue: 'Słownik',
  'card-device': 'Telefon z kartą',
  case: 'Sprawa',
  'consent-text': 'Treść zgody',
  decision: 'Tabela decyzji',
  export: 'Eksport listy',
  'family-member': 'Członek rodziny',
  file: 'Plik',
  form: 'Formularz',
  import: 'Import mieszkańców',
  job: 'Zadanie drukarki',
  letter: 'Treść powiadomienia',
  operator: 'Pracownik',
  partner: 'Partner',
  'partner-person': 'Osoba partnera',
  offer: 'Oferta partnera',
  person: 'Osoba',
  process: 'Proces',
  'production-batch': 'Seria kart',
  'bureau-order': 'Zlecenie dla firmy',
  reader: 'Czytnik',
  redemption: 'Zniżka',
  register: 'Lista',
  report: 'Raport',
  'saved-report': 'Zapisany raport',
  'saved-view': 'Widok listy',
  resident: 'Osoba w rejestrze',
  role: 'Rola',
  route: 'Adres usługi',
  scan: 'Skan',
  setting: 'Ustawienie',
  settings: 'Ustawienia',
  station: 'Stanowisko',
  task: 'Zadanie',
  thread: 'Sprawa mieszkańca',
};

/** What an entry is about, in a word. */
export const subjectOf = ({ subjectKind }: Pick<AuditRow, 'subjectKind'>): string =>
  SUBJECT_WORDS[subjectKind ?? ''] ?? subjectKind ?? '';

const LISTS: Readonly<Record<string, string>> = {
  production: 'Produkcja',
  tasks: 'Zadania',
  applications: 'Wnioski',
  cards: 'Karty',
  residents: 'Mieszkańcy',
  documents: 'Dokumenty',
  threads: 'Sprawy',
  cases: 'Procesy',
  messages: 'Wiadomości',
  audit: 'Dziennik',
  partners: 'Partnerzy',
};

/** The number or the name of what an entry is about. */
export const aboutOf = ({ about, subjectKind }: Pick<AuditRow, 'about' | 'subjectKind'>): string =>
  (subjectKind === 'register' ? LISTS[about ?? ''] : undefined) ?? about ?? '';

/** The name of who did it; residents, processes and programs by what they are. */
export function actorOf({
  actor,
  actorKind,
  actsFor,
  inPlaceOf,
}: Pick<AuditRow, 'actor' | 'actorKind' | 'actsFor' | 'inPlaceOf'>): string {
  if (actor) return inPlaceOf ? `${actor}, w zastępstwie: ${inPlaceOf}` : actor;
  const kind = actorKind ? ACTOR_WORDS[actorKind] : '';
  return actsFor ? `${kind} w imieniu członka rodziny` : kind;
}

/** Facts of an entry as „name: value”, one after another; ids and codes stay what they are. */
export function factWords({ facts }: Pick<AuditRow, 'facts'>): string {
  const all = JSON.parse(facts || '{}') as Record<string, unknown>;
  return Object.entries(all)
    .filter(([name, value]) => name !== 'reason' && value !== null && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
}

const WRONG: Readonly<Record<string, string>> = {
  'row-changed': 'Wpis nie jest taki, jak go zapieczętowano',
  'row-missing': 'Brakuje zapieczętowanego wpisu, który stał po tym',
  'row-added': 'Wpis dołożono między zapieczętowane',
  'seal-changed': 'Pieczęć nie wynika ze swoich wpisów',
  'seal-missing': 'Brakuje pieczęci, którą odnotowano poza bazą',
  'chain-replaced': 'Pieczęć jest inna niż odnotowana poza bazą',
};

/** What the last comparison found, when it found something. */
export function wrongOf({ check }: AuditState): string | null {
  if (!check?.wrong) return null;
  return `${WRONG[check.wrong] ?? check.wrong}${check.wrongId ? ` (wpis ${check.wrongId})` : ''}.`;
}
