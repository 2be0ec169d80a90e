const TASKS: Record<string, string> = {
  'verify-application': 'Decyzja',
  'complete-application': 'Uzupełnienie przez wnioskodawcę',
  'decide-about-production': 'Decyzja o produkcji',
  'card-production': 'Produkcja karty',
  'confirm-unblock': 'Potwierdzenie odblokowania karty',
  'confirm-not-completed': 'Brak uzupełnienia w terminie',
  'contact-family': 'Kontakt z rodziną',
  'destroy-card': 'Zniszczenie karty',
  'explain-document': 'Wyjaśnienie wieku dokumentu',
  'answer-thread': 'Odpowiedź mieszkańcowi',
};

/** A link to a task is named by what it shows: the number of the application, else „otwórz”. */
export function linkLabel(task: { form: string; name: string; applicationNumber: number | null }): string {
  const { applicationNumber: number } = task;
  return number === null ? `Otwórz zadanie: ${taskWord(task)}` : `Zadanie: ${taskWord(task)}, wniosek ${number}`;
}

/** What an answer does, as the clerk reads it on the choice and on the button. */
export interface OutcomeWords {
  readonly choice: string;
  readonly rest: string;
  readonly button: string;
  readonly needsNote: boolean;
  /** What the text beside the answer is, and what is said when it is missing. */
  readonly note?: { readonly label: string; readonly missing: string };
  readonly tone: 'primary' | 'danger';
}

const OUTCOMES: Record<string, OutcomeWords> = {
  approve: { choice: 'Zatwierdź', rest: ' i zleć kartę', button: 'Zatwierdź', needsNote: false, tone: 'primary' },
  call: {
    choice: 'Wezwij do uzupełnienia',
    rest: '',
    button: 'Wyślij wezwanie',
    needsNote: true,
    note: { label: 'Co uzupełnić', missing: 'Napisz, co uzupełnić' },
    tone: 'primary',
  },
  reject: { choice: 'Odrzuć', rest: ' z uzasadnieniem', button: 'Odrzuć', needsNote: true, tone: 'danger' },
  retry: {
    choice: 'Powtórz produkcję',
    rest: ' nowej karty',
    button: 'Powtórz produkcję',
    needsNote: false,
    tone: 'primary',
  },
  repeat: {
    choice: 'Powtórz produkcję',
    rest: ' nowej karty',
    button: 'Powtórz produkcję',
    needsNote: false,
    tone: 'primary',
  },
  confirm: { choice: 'Potwierdź', rest: '', button: 'Potwierdź', needsNote: false, tone: 'primary' },
  refuse: { choice: 'Odmów', rest: ' z uzasadnieniem', button: 'Odmów', needsNote: true, tone: 'danger' },
  leave: {
    choice: 'Pozostaw bez rozpoznania',
    rest: ' (art. 64 § 2 KPA)',
    button: 'Pozostaw bez rozpoznania',
    needsNote: false,
    tone: 'danger',
  },
  done: { choice: 'Załatwione', rest: '', button: 'Załatwione', needsNote: false, tone: 'primary' },
  destroyed: {
    choice: 'Karta zniszczona',
    rest: ' komisyjnie',
    button: 'Potwierdź zniszczenie',
    needsNote: false,
    tone: 'danger',
  },
  answer: {
    choice: 'Odpowiedz',
    rest: ' mieszkańcowi',
    button: 'Wyślij odpowiedź',
    needsNote: true,
    note: { label: 'Odpowiedź', missing: 'Napisz odpowiedź, trafi do mieszkańca' },
    tone: 'primary',
  },
  close: {
    choice: 'Zamknij sprawę',
    rest: ' bez odpowiedzi',
    button: 'Zamknij sprawę',
    needsNote: false,
    tone: 'danger',
  },
  cancel: { choice: 'Zakończ bez karty', rest: '', button: 'Zakończ', needsNote: true, tone: 'danger' },
  'give-up': { choice: 'Zakończ bez karty', rest: '', button: 'Zakończ', needsNote: true, tone: 'danger' },
};

/** Applications whose approval orders a card. */
const CARD_TYPES = ['card-issue', 'physical-card', 'duplicate'];
const REASON = { label: 'Uzasadnienie', missing: 'Wpisz uzasadnienie, trafi do wnioskodawcy' };

/** The text beside an answer. */
export const noteWords = (outcome: string | null): { readonly label: string; readonly missing: string } =>
  (outcome === null ? undefined : OUTCOMES[outcome]?.note) ?? REASON;

/** Words of an outcome for a type of application; one that a changed diagram brought is shown by its own name. */
export function outcomeWords(outcome: string, type = 'card-issue'): OutcomeWords {
  const words = OUTCOMES[outcome];
  if (outcome === 'approve' && words && !CARD_TYPES.includes(type)) return { ...words, rest: '' };
  return (
    words ?? {
      choice: outcome,
      rest: '',
      button: `Potwierdź: ${outcome}`,
      needsNote: false,
      tone: 'primary',
    }
  );
}

/** The task's own name, or the product's word where the diagram gives none. */
export const taskWord = (task: { form: string; name: string }): string => task.name || TASKS[task.form] || task.form;
/** Names of the shipped forms, for filter and search. */
export const TASK_FORMS: Readonly<Record<string, string>> = TASKS;
