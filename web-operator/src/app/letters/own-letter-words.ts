import type { OwnLetter } from '@karta/contracts';
import { TOLD_CHANGES, type ToldChangeName } from '@karta/domain';

/** What an own letter may be about, as the first of two choices. */
export const SUBJECT_WORDS: Readonly<Record<(typeof TOLD_CHANGES)[ToldChangeName]['about'], string>> = {
  card: 'Karta',
  application: 'Wniosek',
  package: 'Pakiet',
  account: 'Konto',
  thread: 'Sprawa',
};

/** When it goes out, after the word of what it is about. */
export const CHANGE_WORDS: Readonly<Record<ToldChangeName, string>> = {
  'card-printed': 'wydrukowana na stanowisku',
  'card-ready': 'gotowa do odbioru',
  'card-sent': 'wysłana pocztą',
  'card-came-back': 'wróciła z poczty',
  'card-handed-over': 'wydana',
  'card-activated': 'aktywowana',
  'card-not-collected': 'nieodebrana',
  'card-blocked': 'zastrzeżona',
  'card-unblocked': 'odblokowana',
  'card-replaced': 'zastąpiona nową',
  'card-returned': 'zwrócona',
  'card-expired': 'straciła ważność',
  'card-renewed': 'przedłużona',
  'card-spoiled': 'zepsuta przed wydaniem',
  'card-given-up': 'nie powstanie, urząd zrezygnował z produkcji',
  'application-submitted': 'złożony',
  'application-in-review': 'trafił do sprawdzenia',
  'application-completion-requested': 'wymaga uzupełnienia',
  'application-completed': 'uzupełniony przez wnioskodawcę',
  'application-in-production': 'przyjęty do produkcji karty',
  'application-ready-for-pickup': 'karta z wniosku gotowa do odbioru',
  'application-card-sent': 'karta z wniosku wysłana pocztą',
  'application-issued': 'zakończony, karta albo pakiet wydane',
  'application-rejected': 'załatwiony odmownie',
  'application-withdrawn': 'wycofany',
  'application-left-unexamined': 'pozostawiony bez rozpoznania',
  'application-not-collected': 'karta z wniosku nieodebrana',
  'application-ended-by-office': 'zakończony przez urząd',
  'package-granted': 'przyznany albo przedłużony',
  'package-given-away': 'przepisany na kogoś innego',
  'package-received': 'otrzymany od kogoś innego',
  'package-moved': 'przeniesiony na nową kartę',
  'package-taken-off': 'odebrany przez urząd',
  'account-activated': 'aktywowane',
  'account-upgraded': 'stało się kontem mieszkańca',
  'account-locked': 'zablokowane',
  'account-unlocked': 'odblokowane',
  'account-closed': 'zamknięte',
  'account-reopened': 'przywrócone',
  'thread-written-by-resident': 'mieszkaniec napisał',
  'thread-written-by-office': 'urząd odpowiedział',
  'thread-closed': 'zamknięta',
  'thread-resumed': 'otwarta na nowo',
};

/** „Karta: zastrzeżona” */
export const whenWords = (change: ToldChangeName): string =>
  `${SUBJECT_WORDS[TOLD_CHANGES[change].about]}: ${CHANGE_WORDS[change]}`;

/** How often it went out, and what became of the rest. */
export function countWords({ told, missed, waiting }: Pick<OwnLetter, 'told' | 'missed' | 'waiting'>): string {
  const parts = [`wysłane: ${told}`];
  if (missed > 0) parts.push(`nie było dokąd wysłać: ${missed}`);
  if (waiting > 0) parts.push(`czeka: ${waiting}`);
  return parts.join(', ');
}

/** Channels that it should go by and that have no text. */
export const unwritten = ({ channels, written }: OwnLetter): OwnLetter['channels'] =>
  channels.filter((channel) => !written.includes(channel));
