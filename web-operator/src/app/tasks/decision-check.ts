import { plainDate } from '@karta/web-shared';
import type { Choice } from './task-words.ts';

export interface DecisionMistakes {
  readonly outcome: string | null;
  readonly note: string | null;
  readonly dueOn: string | null;
}

/** What is missing before a decision can be confirmed; all null when nothing is. A call names no day before `earliest`. */
export function decisionMistakes(
  chosen: (Pick<Choice, 'needsReason' | 'note'> & { readonly code: string }) | null,
  note: string,
  dueOn: string,
  earliest: string,
): DecisionMistakes {
  const isTooEarly = chosen?.code === 'call' && (dueOn === '' || dueOn < earliest);
  return {
    outcome: chosen === null ? 'Wybierz decyzję' : null,
    note: chosen?.needsReason && note.trim() === '' ? chosen.note.missing : null,
    dueOn: isTooEarly ? `Wybierz datę nie wcześniejszą niż ${plainDate(earliest)}` : null,
  };
}
