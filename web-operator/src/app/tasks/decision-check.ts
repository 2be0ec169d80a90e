import { noteWords, outcomeWords } from './task-words.ts';

/** The shortest time an applicant gets to complete an application (KPA art. 64 § 2). */
export const SHORTEST_COMPLETION_DAYS = 7;

const plusDays = (civilDate: string, days: number): string =>
  new Date(Date.parse(civilDate) + days * 86_400_000).toISOString().slice(0, 10);

/** The earliest date that a call for completion may name, from today's civil date. */
export const earliestCompletion = (today: string): string => plusDays(today, SHORTEST_COMPLETION_DAYS);
/** The date that the form proposes: two weeks. */
export const proposedCompletion = (today: string): string => plusDays(today, 2 * SHORTEST_COMPLETION_DAYS);

export interface DecisionMistakes {
  readonly outcome: string | null;
  readonly note: string | null;
  readonly dueOn: string | null;
}

/** What is missing before a decision can be confirmed; all null when nothing is. */
export function decisionMistakes(outcome: string | null, note: string, dueOn: string, today: string): DecisionMistakes {
  const lacksNote = outcome !== null && outcomeWords(outcome).needsNote && note.trim() === '';
  const isTooEarly = outcome === 'call' && (dueOn === '' || dueOn < earliestCompletion(today));
  return {
    outcome: outcome === null ? 'Wybierz decyzję' : null,
    note: lacksNote ? noteWords(outcome).missing : null,
    dueOn: isTooEarly ? 'Wybierz datę co najmniej 7 dni od dziś' : null,
  };
}
