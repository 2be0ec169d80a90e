import { THREADS } from '@karta/contracts/registers';
import { listOf } from '../lists/list-kind.ts';
import { THREAD_STATE_WORDS } from './thread-words.ts';

/** The register of residents' conversations; it opens with those that wait for the office. */
export const THREAD_LIST = listOf(THREADS, {
  noun: ['sprawa', 'sprawy', 'spraw'],
  nameOf: (row) => `sprawa ${row.number}`,
  views: { toAnswer: 'Do odpowiedzi', mine: 'Moje', free: 'Wolne', closed: 'Zamknięte', all: 'Wszystkie' },
  columns: {
    number: 'Nr',
    resident: 'Mieszkaniec',
    subject: 'Temat',
    type: 'Typ',
    state: 'Stan',
    due: 'Odpowiedz do',
    assignee: 'Prowadzi',
    lastMessage: 'Ostatnia wiadomość',
    created: 'Założona',
  },
  codes: { state: THREAD_STATE_WORDS },
  filters: {
    state: { word: 'Stan', choices: THREAD_STATE_WORDS },
    whose: { word: 'Prowadzi', choices: { mine: 'ja', free: 'nikt' } },
    news: { word: 'Wiadomości', choices: { unread: 'nieprzeczytane' } },
  },
});
