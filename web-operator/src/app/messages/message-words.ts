import type { MessageRow } from '@karta/contracts';
import { CHANNEL_WORDS, EVENT_WORDS } from '../letters/letter-words.ts';

/** What the register calls each letter. */
export const LETTER_WORDS: Readonly<Record<MessageRow['letter'], string>> = {
  ...EVENT_WORDS,
  own: 'Własne powiadomienie',
};

/** Words of what became of a message. */
export const STATE_WORDS: Readonly<Record<MessageRow['state'], string>> = {
  waiting: 'Czeka na wysłanie',
  sending: 'Wysyłana',
  sent: 'Wysłana',
  delivered: 'Doręczona',
  undelivered: 'Niedoręczona',
  failed: 'Nie wyszła',
  ambiguous: 'Sprawdzana',
};

/** „Karta gotowa do odbioru”; a letter of the town's own by the name that the office gave it. */
export const letterWords = ({ letter, ownName }: Pick<MessageRow, 'letter' | 'ownName'>): string =>
  letter === 'own' ? (ownName ?? LETTER_WORDS.own) : EVENT_WORDS[letter];

/** „Karta gotowa do odbioru, SMS” */
export const messageWords = (row: Pick<MessageRow, 'letter' | 'ownName' | 'channel'>): string =>
  `${letterWords(row)}, ${CHANNEL_WORDS[row.channel] ?? row.channel}`;

const WORDS: Readonly<Record<string, string>> = {
  LOST_TWICE: 'Dwie próby bez odpowiedzi. Nie wiadomo, czy doszła.',
  EENVELOPE: 'Serwer poczty nie przyjął adresu. Sprawdź adres.',
  BAD_ADDRESS: 'Adres jest błędny. Sprawdź adres.',
  VENDOR_2001: 'Numer telefonu jest błędny. Sprawdź numer.',
  ERASED: 'Dane osoby zostały usunięte.',
  HTTP_429: 'Operator SMS przyjmuje za dużo wiadomości naraz.',
  HTTP_503: 'Operator SMS chwilowo nie działa.',
  TIMEOUT: 'Operator SMS nie odpowiadał.',
  ETIMEDOUT: 'Serwer poczty nie odpowiadał.',
  ESOCKET: 'Nie było połączenia z serwerem poczty.',
  ECONNECTION: 'Nie było połączenia z serwerem poczty.',
};

/** Why a message did not go out, as a sentence where there is one; an unknown code is named as it is. */
export function problemWords({ problem }: Pick<MessageRow, 'problem'>): string {
  return problem ? (WORDS[problem] ?? problem) : '';
}
