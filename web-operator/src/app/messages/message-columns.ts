import { MESSAGES } from '@karta/contracts/registers';
import { CHANNEL_WORDS } from '../letters/letter-words.ts';
import { listOf } from '../lists/list-kind.ts';
import { LETTER_WORDS, letterWords, problemWords, STATE_WORDS } from './message-words.ts';

/** The register of letters and texts; it opens with those that did not arrive. */
export const MESSAGE_LIST = listOf(MESSAGES, {
  noun: ['wiadomość', 'wiadomości', 'wiadomości'],
  nameOf: (row) => `wiadomość „${letterWords(row)}”`,
  views: { notArrived: 'Niedoręczone', onItsWay: 'W drodze', all: 'Wszystkie' },
  columns: {
    letter: 'Wiadomość',
    state: 'Stan',
    channel: 'Kanał',
    to: 'Dokąd',
    application: 'Wniosek',
    problem: 'Powód',
    created: 'Powstała',
    parts: 'Części SMS',
    attempts: 'Próby',
    attempted: 'Ostatnia próba',
  },
  codes: { letter: LETTER_WORDS, state: STATE_WORDS, channel: CHANNEL_WORDS },
  texts: { letter: letterWords, problem: problemWords },
  filters: {
    fate: {
      word: 'Doręczenie',
      choices: { 'not-arrived': 'Niedoręczone', 'on-its-way': 'W drodze', out: 'Wysłane' },
    },
    channel: { word: 'Kanał', choices: CHANNEL_WORDS },
  },
});
