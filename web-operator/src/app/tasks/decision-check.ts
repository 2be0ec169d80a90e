import { plainDate } from '@karta/web-shared';
import { noteWords, outcomeWords } from './task-words.ts';

export interface DecisionMistakes {
  readonly outcome: string | null;
  readonly note: string | null;
  readonly dueOn: string | null;
}

/** What is missing before a decision can be confirmed; all null when nothing is. A call names no day before `earliest`. */
export function decisionMistakes(
  outcome: string | null,
  note: string,
  dueOn: string,
  earliest: string,
): DecisionMistakes {
  const lacksNote = outcome !== null && outcomeWords(outcome).needsNote && note.trim() === '';
  const isTooEarly = outcome === 'call' && (dueOn === '' || dueOn < earliest);
  return {
    outcome: outcome === null ? 'Wybierz decyzję' : null,
    note: lacksNote ? noteWords(outcome).missing : null,
    dueOn: isTooEarly ? `Wybierz datę nie wcześniejszą niż ${plainDate(earliest)}` : null,
  };
}
