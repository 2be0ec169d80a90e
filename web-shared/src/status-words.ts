import type { ApplicationState, CardState } from '@karta/contracts';

export type StatusRole = 'success' | 'warning' | 'error' | 'info' | 'progress' | 'neutral';
/** What a state looks like: always a word, an icon and a colour together. */
export interface Status {
  readonly word: string;
  readonly icon: string;
  readonly role: StatusRole;
}

/** The words of the application's life cycle (docs/facts/screens.md). */
export const APPLICATION_STATUS: Record<ApplicationState, Status> = {
  draft: { word: 'Wersja robocza', icon: 'edit_note', role: 'neutral' },
  submitted: { word: 'Złożony', icon: 'send', role: 'info' },
  'in-review': { word: 'W weryfikacji', icon: 'manage_search', role: 'progress' },
  'completion-requested': { word: 'Wezwany do uzupełnienia', icon: 'reply', role: 'warning' },
  'completed-by-applicant': { word: 'Uzupełniony', icon: 'add_task', role: 'progress' },
  'in-production': { word: 'W produkcji', icon: 'print', role: 'info' },
  'ready-for-pickup': { word: 'Gotowy do odbioru', icon: 'storefront', role: 'info' },
  issued: { word: 'Zrealizowany', icon: 'task_alt', role: 'success' },
  rejected: { word: 'Odrzucony', icon: 'cancel', role: 'error' },
  withdrawn: { word: 'Wycofany', icon: 'undo', role: 'neutral' },
  'left-unexamined': { word: 'Pozostawiony bez rozpoznania', icon: 'hide_source', role: 'neutral' },
  'not-collected': { word: 'Nieodebrany', icon: 'inventory_2', role: 'warning' },
  'ended-by-office': { word: 'Zakończony przez urząd', icon: 'cancel', role: 'neutral' },
};

/** The words of the card's life cycle. */
export const CARD_STATUS: Record<CardState, Status> = {
  'in-production': { word: 'W produkcji', icon: 'print', role: 'info' },
  ready: { word: 'Gotowa do odbioru', icon: 'storefront', role: 'info' },
  active: { word: 'Aktywna', icon: 'check_circle', role: 'success' },
  blocked: { word: 'Zastrzeżona', icon: 'lock', role: 'error' },
  expired: { word: 'Wygasła', icon: 'event_busy', role: 'neutral' },
  returned: { word: 'Zwrócona', icon: 'assignment_return', role: 'neutral' },
  'not-collected': { word: 'Nieodebrana', icon: 'inventory_2', role: 'warning' },
  spoiled: { word: 'Zepsuta', icon: 'broken_image', role: 'error' },
};

const TASK_STATUS: Record<string, Status> = {
  open: { word: 'Wolne', icon: 'radio_button_unchecked', role: 'neutral' },
  claimed: { word: 'Przejęte', icon: 'front_hand', role: 'progress' },
  done: { word: 'Zakończone', icon: 'check_circle', role: 'success' },
  cancelled: { word: 'Anulowane', icon: 'cancel', role: 'neutral' },
};

const CASE_STATUS: Record<string, Status> = {
  running: { word: 'W toku', icon: 'sync', role: 'progress' },
  active: { word: 'W toku', icon: 'sync', role: 'progress' },
  incident: { word: 'Incydent', icon: 'error', role: 'error' },
  suspended: { word: 'Wstrzymana', icon: 'pause_circle', role: 'warning' },
  completed: { word: 'Zakończona', icon: 'check_circle', role: 'success' },
  done: { word: 'Zakończony', icon: 'check_circle', role: 'success' },
  failed: { word: 'Przerwana błędem', icon: 'error', role: 'error' },
  cancelled: { word: 'Anulowane', icon: 'cancel', role: 'neutral' },
};

const unknown = (code: string): Status => ({ word: code, icon: 'info', role: 'neutral' });

/** Status of a user task; an unknown code is shown as it is. */
export const taskStatus = (code: string): Status => TASK_STATUS[code] ?? unknown(code);
/** Status of a case or of one of its steps; an unknown code is shown as it is. */
export const caseStatus = (code: string): Status => CASE_STATUS[code] ?? unknown(code);

const TIMELINE: Record<string, Pick<Status, 'word' | 'icon'>> = {
  submitted: { word: 'Złożony wniosek', icon: 'check' },
  'completion-answered': { word: 'Uzupełniony przez wnioskodawcę', icon: 'add_task' },
  'reminder-sent': { word: 'Przypomnienie wysłane', icon: 'notifications' },
  'completion-reminder': { word: 'Przypomnienie wysłane', icon: 'notifications' },
  collected: { word: 'Karta odebrana', icon: 'task_alt' },
  'account-closed': { word: 'Konto zamknięte na życzenie mieszkańca', icon: 'lock' },
  approved: { word: 'Zatwierdzony', icon: 'gavel' },
  'card-ready': { word: 'Karta gotowa do odbioru', icon: 'storefront' },
  'card-issued': { word: 'Karta odebrana', icon: 'task_alt' },
};

/** Word and icon of one line of the timeline: an application state or one of its events. */
export function timelineWord(code: string): Pick<Status, 'word' | 'icon'> {
  const states: Record<string, Status> = APPLICATION_STATUS;
  return TIMELINE[code] ?? states[code] ?? unknown(code);
}

/** What a person applies for (requirement 004-27). */
export const APPLICATION_TYPE: Readonly<Record<string, string>> = {
  'card-issue': 'Wydanie karty',
  'physical-card': 'Karta plastikowa',
  duplicate: 'Duplikat karty',
  'data-change': 'Zmiana danych osobowych',
  'package-new': 'Dodanie pakietu',
  'package-extension': 'Przedłużenie pakietu',
  'package-transfer': 'Przeniesienie pakietu',
};
/** „Wydanie karty”; an unknown type is shown by its code, none as a dash. */
export const applicationTypeWord = (type: string | null): string =>
  type === null ? '–' : (APPLICATION_TYPE[type] ?? type);

/** The words of codes alone, e.g. for a search. */
export const wordsOf = (statuses: Readonly<Record<string, Status>>): Record<string, string> =>
  Object.fromEntries(Object.entries(statuses).map(([code, { word }]) => [code, word]));
