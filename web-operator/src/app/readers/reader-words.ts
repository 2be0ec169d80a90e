import type { ReaderList, ReaderView } from '@karta/contracts';
import { READER_CODE_MINUTES, type ReaderField } from '@karta/domain';
import { pluralForm, type Status } from '@karta/web-shared';

const NEW: Status = { word: 'Czeka na połączenie', icon: 'schedule', role: 'info' };
const ONLINE: Status = { word: 'Połączony', icon: 'check_circle', role: 'success' };
const SILENT: Status = { word: 'Bez kontaktu', icon: 'wifi_off', role: 'neutral' };
const LOCKED: Status = { word: 'Zablokowany PIN-em', icon: 'lock', role: 'error' };
const REVOKED: Status = { word: 'Odłączony', icon: 'block', role: 'neutral' };

/** Whether it works, as word, icon and colour. */
export function readerStatus({ state, online }: Pick<ReaderView, 'state' | 'online'>): Status {
  if (state === 'revoked') return REVOKED;
  if (state === 'locked') return LOCKED;
  if (state === 'new') return NEW;
  return online ? ONLINE : SILENT;
}

/** What a controller may see, as it is asked and as it is told. */
export const FIELD_WORDS: Readonly<Record<ReaderField, string>> = {
  name: 'Imię i nazwisko',
  photo: 'Zdjęcie',
  number: 'Numer karty',
  validUntil: 'Do kiedy ważna',
  reliefs: 'Ulgi',
};

/** What a reader shows, in a line. */
export function showsWords(shows: readonly ReaderField[]): string {
  const words = shows.map((field) => FIELD_WORDS[field].toLowerCase());
  return words.length === 0 ? 'tylko wynik' : words.join(', ');
}

/** Where it stands: a partner, or the town. */
export const placeOf = ({ partners }: ReaderList, { partnerId }: Pick<ReaderView, 'partnerId'>): string =>
  partnerId === null ? 'Miasto' : (partners.find(({ id }) => id === partnerId)?.name ?? '');

/** Readers that may work first, then revoked ones. */
export function inOrder(readers: readonly ReaderView[]): ReaderView[] {
  const isGone = ({ state }: ReaderView): boolean => state === 'revoked';
  return [...readers.filter((reader) => !isGone(reader)), ...readers.filter(isGone)];
}

/** `żadnej karty`, `1 karta`, `214 kart`. */
export const checksWords = (checks: number): string =>
  checks === 0 ? 'żadnej karty' : `${checks} ${pluralForm(checks, 'karta', 'karty', 'kart')}`;

export const hoursWords = (hours: number): string => `do ${hours} ${hours === 1 ? 'godziny' : 'godzin'}`;

/** How long a code may still be typed. */
export function timeLeft(until: string, now: Date): string {
  // the clock of this computer may be a little behind
  const minutes = Math.min(READER_CODE_MINUTES, Math.ceil((new Date(until).getTime() - now.getTime()) / 60_000));
  return minutes > 0 ? `${minutes} min` : '';
}

/** What the picture says that is scanned with the device: its page, and the code in the part that no server sees. */
export const enrolmentLink = (pageUrl: string, code: string): string => `${pageUrl}#kod=${code}`;
