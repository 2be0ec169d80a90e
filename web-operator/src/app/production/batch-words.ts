import type { BatchView } from '@karta/contracts';
import { pluralForm } from '@karta/web-shared';
import { deviceSentence } from '../device-words.ts';

type State = Pick<BatchView, 'state' | 'reason' | 'now'>;

export const cardCount = (count: number): string => `${count} ${pluralForm(count, 'karta', 'karty', 'kart')}`;

/** How a batch stands, in a word with an icon and a tone. */
export function batchState({ state, now }: State): { word: string; icon: string; tone: string } {
  if (now?.problemCode) return { word: 'czeka na odpowiedź', icon: 'error', tone: 'error' };
  if (state === 'ended') return { word: 'zakończona', icon: 'check', tone: 'success' };
  if (state === 'running') return { word: 'pracuje', icon: 'sync', tone: 'info' };
  return now
    ? { word: 'wstrzyma się po tej karcie', icon: 'pause_circle', tone: 'warning' }
    : { word: 'wstrzymana', icon: 'pause_circle', tone: 'warning' };
}

const STEPS: Record<string, string> = {
  'waiting-for-start': 'zaczynamy',
  'reading-chip': 'odczyt układu',
  printing: 'kodowanie i druk',
  verifying: 'sprawdzenie karty',
};
/** What the station does with the card in hand. */
export const stepWord = (step: string): string => STEPS[step] ?? 'w pracy';

const REASONS: Record<string, string> = {
  BATCH_ENDED: 'nie zaczęta, seria zakończona wcześniej',
  TAKEN_OUT: 'wyjęta z serii, czeka jak inne',
  BEGUN_ELSEWHERE: 'ktoś zaczął ją osobno',
  CARD_STOPPED: 'sprawa zakończyła się wcześniej',
  GIVEN_UP: 'produkcja przerwana, sprawa wróciła po decyzję',
  SUBMISSION_CHANGED: 'dane albo zdjęcie różnią się od wysłanych, sprawdź zadanie',
};
/** Why the batch went on without a card. */
export const leftOutWord = (reason: string): string => REASONS[reason] ?? deviceSentence(reason);
