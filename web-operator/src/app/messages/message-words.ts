import type { MessageRow } from '@karta/contracts';
import { CHANNEL_WORDS, EVENT_WORDS } from '../letters/letter-words.ts';

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

/** „Karta gotowa do odbioru, SMS” */
export const messageWords = ({ letter, channel }: Pick<MessageRow, 'letter' | 'channel'>): string =>
  `${EVENT_WORDS[letter]}, ${CHANNEL_WORDS[channel] ?? channel}`;

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
