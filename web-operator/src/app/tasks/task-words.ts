import { isShippedOutcome, outcomeRule, type OutcomeRule, type OwnOutcome, type ShippedOutcome } from '@karta/domain';
import { taskWord } from '../task-names.ts';

export { TASK_FORMS, taskWord } from '../task-names.ts';

/** A link to a task is named by what it shows: the number of the application, else „otwórz”. */
export function linkLabel(task: { form: string; name: string; applicationNumber: number | null }): string {
  const { applicationNumber: number } = task;
  return number === null ? `Otwórz zadanie: ${taskWord(task)}` : `Zadanie: ${taskWord(task)}, wniosek ${number}`;
}

interface Words {
  readonly choice: string;
  readonly rest?: string;
  readonly button: string;
  /** What the text beside the answer is, and what is said when it is missing. */
  readonly note?: NoteWords;
}
interface NoteWords {
  readonly label: string;
  readonly missing: string;
}

/** An answer as the clerk reads it on the choice and on the button, with its rule. */
export interface Choice extends OutcomeRule {
  readonly choice: string;
  readonly rest: string;
  readonly button: string;
  readonly note: NoteWords;
}

/** What residents answer in the portal. */
type OfResidents = 'completed' | 'accept' | 'decline';

const AGAIN: Words = { choice: 'Powtórz produkcję', rest: ' nowej karty', button: 'Powtórz produkcję' };
const WITHOUT_CARD: Words = { choice: 'Zakończ bez karty', button: 'Zakończ' };
const WORDS: Readonly<Record<Exclude<ShippedOutcome, OfResidents>, Words>> = {
  approve: { choice: 'Zatwierdź', rest: ' i zleć kartę', button: 'Zatwierdź' },
  call: {
    choice: 'Wezwij do uzupełnienia',
    button: 'Wyślij wezwanie',
    note: { label: 'Co uzupełnić', missing: 'Napisz, co uzupełnić' },
  },
  reject: { choice: 'Odrzuć', rest: ' z uzasadnieniem', button: 'Odrzuć' },
  retry: AGAIN,
  repeat: AGAIN,
  confirm: { choice: 'Potwierdź', button: 'Potwierdź' },
  refuse: { choice: 'Odmów', rest: ' z uzasadnieniem', button: 'Odmów' },
  leave: { choice: 'Pozostaw bez rozpoznania', rest: ' (art. 64 § 2 KPA)', button: 'Pozostaw bez rozpoznania' },
  done: { choice: 'Załatwione', button: 'Załatwione' },
  destroyed: { choice: 'Karta zniszczona', rest: ' komisyjnie', button: 'Potwierdź zniszczenie' },
  answer: {
    choice: 'Odpowiedz',
    rest: ' mieszkańcowi',
    button: 'Wyślij odpowiedź',
    note: { label: 'Odpowiedź', missing: 'Napisz odpowiedź, trafi do mieszkańca' },
  },
  close: { choice: 'Zamknij sprawę', rest: ' bez odpowiedzi', button: 'Zamknij sprawę' },
  cancel: WITHOUT_CARD,
  'give-up': WITHOUT_CARD,
};

/** Whether an approval of this type of application orders a card. */
export const ordersCard = (type: string): boolean => ['card-issue', 'physical-card', 'duplicate'].includes(type);
const REASON: Readonly<Record<OutcomeRule['reasonTo'], NoteWords>> = {
  applicant: { label: 'Uzasadnienie', missing: 'Wpisz uzasadnienie, trafi do wnioskodawcy' },
  record: { label: 'Uzasadnienie', missing: 'Wpisz uzasadnienie, trafi do akt' },
};

/**
 * Words and rule of an answer for a type of application. What the diagram says of it wins; an answer that only a diagram
 * knows, and that has no words there, is shown by its code.
 */
export function choiceOf(code: string, type = 'card-issue', own: readonly OwnOutcome[] = []): Choice {
  const rule = outcomeRule(code, own);
  const { label, button } = own.find((each) => each.code === code) ?? {};
  const shipped = shippedWords(code);
  const isCardless = code === 'approve' && !ordersCard(type);
  return {
    ...rule,
    choice: label ?? shipped?.choice ?? code,
    rest: label !== undefined || isCardless ? '' : (shipped?.rest ?? ''),
    button: button ?? label ?? shipped?.button ?? `Potwierdź: ${code}`,
    note: shipped?.note ?? REASON[rule.reasonTo],
  };
}

function shippedWords(code: string): Words | undefined {
  const words: Readonly<Partial<Record<ShippedOutcome, Words>>> = WORDS;
  return isShippedOutcome(code) ? words[code] : undefined;
}

/** What the text is called while no answer is chosen. */
export const FREE_NOTE: NoteWords = REASON.applicant;
