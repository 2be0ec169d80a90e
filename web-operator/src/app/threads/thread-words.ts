import type { OfficeThreadRow } from '@karta/contracts';
import type { Status } from '@karta/web-shared';

type State = OfficeThreadRow['state'];

/** What a state of a conversation is called at the office. */
export const THREAD_STATE_WORDS: Readonly<Record<State, string>> = {
  open: 'Czeka na odpowiedź',
  answered: 'Odpowiedziana',
  closed: 'Zamknięta',
};

/** A state as word, icon and colour. */
export const THREAD_STATUS: Readonly<Record<State, Status>> = {
  open: { word: THREAD_STATE_WORDS.open, icon: 'reply', role: 'warning' },
  answered: { word: THREAD_STATE_WORDS.answered, icon: 'check_circle', role: 'success' },
  closed: { word: THREAD_STATE_WORDS.closed, icon: 'task_alt', role: 'neutral' },
};
