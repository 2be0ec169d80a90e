import type { TestMessageState } from '@karta/contracts';
import { problemWords } from './message-words.ts';

/** What became of a message for trying, in a sentence. */
export interface TestOutcome {
  readonly tone: 'waiting' | 'success' | 'error';
  readonly sentence: string;
}

/** What mail or SMS said, as somebody reads it who sets them up. */
export function outcomeOf({ channel, state, problem }: TestMessageState): TestOutcome {
  const isMail = channel === 'mail';
  const why = problem === null ? '' : ` ${problemWords({ problem })}`;
  switch (state) {
    case 'sent':
      return { tone: 'success', sentence: isMail ? 'Serwer poczty przyjął list.' : 'Operator SMS przyjął wiadomość.' };
    case 'delivered':
      return { tone: 'success', sentence: 'Wiadomość doszła.' };
    case 'undelivered':
      return { tone: 'error', sentence: `Operator nie doręczył wiadomości.${why}` };
    case 'failed':
      return { tone: 'error', sentence: `Wiadomość nie wyszła.${why}` };
    case 'ambiguous':
      return { tone: 'waiting', sentence: `Nie wiadomo, czy wyszła. Sprawdzamy.${why}` };
    case 'waiting':
    case 'sending':
      if (problem === null) return { tone: 'waiting', sentence: 'Czekamy, co odpowie druga strona.' };
      return { tone: 'waiting', sentence: `Jeszcze nie wyszła, próbujemy dalej.${why}` };
  }
}
