import type { MessageRow } from '@karta/contracts';
import { CHANNEL_WORDS, EVENT_WORDS } from '../letters/letter-words.ts';

/** What the register calls each letter. */
export const LETTER_WORDS: Readonly<Record<MessageRow['letter'], string>> = {
  ...EVENT_WORDS,
  own: 'Własne powiadomienie',
  campaign: 'Kampania',
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
  letter === 'own' ? (ownName ?? LETTER_WORDS.own) : LETTER_WORDS[letter];

/** „Karta gotowa do odbioru, SMS” */
export const messageWords = (row: Pick<MessageRow, 'letter' | 'ownName' | 'channel'>): string =>
  `${letterWords(row)}, ${CHANNEL_WORDS[row.channel] ?? row.channel}`;

const WORDS: Readonly<Record<string, string>> = {
  LOST_TWICE: 'Dwie próby bez odpowiedzi. Nie wiadomo, czy doszła.',
  EENVELOPE: 'Serwer poczty nie przyjął adresu. Sprawdź adres.',
  BAD_ADDRESS: 'Adres jest błędny. Sprawdź adres.',
  VENDOR_2001: 'Numer telefonu jest błędny. Sprawdź numer.',
  REPORT_MESSAGE_EXPIRED: 'Telefon był za długo wyłączony albo poza zasięgiem.',
  REPORT_UNSUPPORTED_NUMBER: 'Operator nie obsługuje tego numeru. Sprawdź numer.',
  REPORT_MESSAGE_REJECTED: 'Operator odrzucił wiadomość.',
  REPORT_WRONG_NUMBER: 'Numer telefonu jest błędny. Sprawdź numer.',
  REPORT_LIMIT_EXHAUSTED: 'Na koncie SMS skończyły się środki. Doładuj je.',
  REPORT_LOCK_SEND: 'Wysyłanie z konta SMS jest zablokowane. Sprawdź konto.',
  REPORT_WRONG_MESSAGE: 'Operator nie przyjął tej treści.',
  REPORT_OPERATOR_ERROR: 'U operatora wystąpił błąd.',
  REPORT_WRONG_SENDER_NAME: 'Nazwa nadawcy nie jest zatwierdzona. Sprawdź konto SMS.',
  REPORT_NUMBER_IS_BLACKLISTED: 'Ten numer nie chce SMS-ów z konta urzędu.',
  REPORT_OTHER_ERROR: 'Nie dotarła, operator nie podał powodu.',
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
