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
  draft: { word: $localize`:@@state.draft:Wersja robocza`, icon: 'edit_note', role: 'neutral' },
  submitted: { word: $localize`:@@state.submitted:Złożony`, icon: 'send', role: 'info' },
  'in-review': { word: $localize`:@@state.in-review:W weryfikacji`, icon: 'manage_search', role: 'progress' },
  'completion-requested': {
    word: $localize`:@@state.completion-requested:Wezwany do uzupełnienia`,
    icon: 'reply',
    role: 'warning',
  },
  'completed-by-applicant': {
    word: $localize`:@@state.completed-by-applicant:Uzupełniony`,
    icon: 'add_task',
    role: 'progress',
  },
  'in-production': { word: $localize`:@@state.in-production:W produkcji`, icon: 'print', role: 'info' },
  'ready-for-pickup': {
    word: $localize`:@@state.ready-for-pickup:Gotowy do odbioru`,
    icon: 'storefront',
    role: 'info',
  },
  'card-sent': { word: $localize`:@@state.card-sent:Karta wysłana pocztą`, icon: 'mail', role: 'info' },
  issued: { word: $localize`:@@state.issued:Zrealizowany`, icon: 'task_alt', role: 'success' },
  rejected: { word: $localize`:@@state.rejected:Odrzucony`, icon: 'cancel', role: 'error' },
  withdrawn: { word: $localize`:@@state.withdrawn:Wycofany`, icon: 'undo', role: 'neutral' },
  'left-unexamined': {
    word: $localize`:@@state.left-unexamined:Pozostawiony bez rozpoznania`,
    icon: 'hide_source',
    role: 'neutral',
  },
  'not-collected': {
    word: $localize`:@@application-state.not-collected:Nieodebrany`,
    icon: 'inventory_2',
    role: 'warning',
  },
  'ended-by-office': {
    word: $localize`:@@state.ended-by-office:Zakończony przez urząd`,
    icon: 'cancel',
    role: 'neutral',
  },
};

/** The words of the card's life cycle. */
export const CARD_STATUS: Record<CardState, Status> = {
  'in-production': { word: $localize`:@@card-state.in-production:W produkcji`, icon: 'print', role: 'info' },
  ready: { word: $localize`:@@card-state.ready:Gotowa do odbioru`, icon: 'storefront', role: 'info' },
  sent: { word: $localize`:@@card-state.sent:Wysłana, nieaktywna`, icon: 'mail', role: 'warning' },
  active: { word: $localize`:@@card-state.active:Aktywna`, icon: 'check_circle', role: 'success' },
  blocked: { word: $localize`:@@card-state.blocked:Zastrzeżona`, icon: 'lock', role: 'error' },
  expired: { word: $localize`:@@card-state.expired:Wygasła`, icon: 'event_busy', role: 'neutral' },
  returned: { word: $localize`:@@card-state.returned:Zwrócona`, icon: 'assignment_return', role: 'neutral' },
  'not-collected': { word: $localize`:@@card-state.not-collected:Nieodebrana`, icon: 'inventory_2', role: 'warning' },
  spoiled: { word: $localize`:@@card-state.spoiled:Zepsuta`, icon: 'broken_image', role: 'error' },
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
  submitted: { word: $localize`:@@timeline.submitted:Złożony wniosek`, icon: 'check' },
  'completion-answered': {
    word: $localize`:@@timeline.completion-answered:Uzupełniony przez wnioskodawcę`,
    icon: 'add_task',
  },
  'reminder-sent': { word: $localize`:@@timeline.reminder-sent:Przypomnienie wysłane`, icon: 'notifications' },
  'completion-reminder': {
    word: $localize`:@@timeline.completion-reminder:Przypomnienie wysłane`,
    icon: 'notifications',
  },
  collected: { word: $localize`:@@timeline.collected:Karta odebrana`, icon: 'task_alt' },
  activated: { word: $localize`:@@timeline.activated:Karta aktywowana`, icon: 'task_alt' },
  'account-closed': {
    word: $localize`:@@timeline.account-closed:Konto zamknięte na życzenie mieszkańca`,
    icon: 'lock',
  },
  approved: { word: $localize`:@@timeline.approved:Zatwierdzony`, icon: 'gavel' },
  'card-ready': { word: $localize`:@@timeline.card-ready:Karta gotowa do odbioru`, icon: 'storefront' },
  'card-issued': { word: $localize`:@@timeline.card-issued:Karta odebrana`, icon: 'task_alt' },
};

/** Word and icon of one line of the timeline: an application state or one of its events. */
export function timelineWord(code: string): Pick<Status, 'word' | 'icon'> {
  const states: Record<string, Status> = APPLICATION_STATUS;
  return TIMELINE[code] ?? states[code] ?? unknown(code);
}

/** What a person applies for (requirement 004-27). */
export const APPLICATION_TYPE: Readonly<Record<string, string>> = {
  'card-issue': $localize`:@@type.card-issue:Wydanie karty`,
  'physical-card': $localize`:@@type.physical-card:Karta plastikowa`,
  duplicate: $localize`:@@type.duplicate:Duplikat karty`,
  'data-change': $localize`:@@type.data-change:Zmiana danych osobowych`,
  'package-new': $localize`:@@type.package-new:Dodanie pakietu`,
  'package-extension': $localize`:@@type.package-extension:Przedłużenie pakietu`,
  'package-transfer': $localize`:@@type.package-transfer:Przepisanie pakietu`,
};
/** „Wydanie karty”; an unknown type is shown by its code, none as a dash. */
export const applicationTypeWord = (type: string | null): string =>
  type === null ? '–' : (APPLICATION_TYPE[type] ?? type);

/** The words of codes alone, e.g. for a search. */
export const wordsOf = (statuses: Readonly<Record<string, Status>>): Record<string, string> =>
  Object.fromEntries(Object.entries(statuses).map(([code, { word }]) => [code, word]));
