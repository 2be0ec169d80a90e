import type { BureauOrderDetail, BureauOrderRow, BureauVerdicts } from '@karta/contracts';
import type { LineProblem } from '@karta/domain';
import type { Status } from '@karta/web-shared';
import { deviceSentence } from '../device-words.ts';

type Item = BureauOrderDetail['cards'][number];
type Line = BureauVerdicts['lines'][number];

/** How an order stands. */
export const ORDER_STATUS: Readonly<Record<BureauOrderRow['state'], Status>> = {
  open: { role: 'progress', icon: 'inventory_2', word: 'u wykonawcy' },
  ended: { role: 'success', icon: 'check_circle', word: 'zakończone' },
  cancelled: { role: 'neutral', icon: 'close', word: 'anulowane' },
};

const ITEM_STATUS: Readonly<Record<Item['state'], Status>> = {
  ordered: { role: 'progress', icon: 'inventory_2', word: 'u wykonawcy' },
  made: { role: 'success', icon: 'check', word: 'zrobiona' },
  spoiled: { role: 'warning', icon: 'warning', word: 'nieudana, czeka znów' },
  'left-out': { role: 'neutral', icon: 'undo', word: 'wypadła ze zlecenia' },
};
/** How a card of an order stands; one that was made for a case that has ended since never becomes active. */
export const itemStatus = ({ state, cardState }: Pick<Item, 'state' | 'cardState'>): Status =>
  state === 'made' && cardState === 'spoiled'
    ? { role: 'error', icon: 'error', word: 'zrobiona, sprawa się skończyła' }
    : ITEM_STATUS[state];

const LEFT_OUT: Readonly<Record<string, string>> = {
  BEGUN_ELSEWHERE: 'ktoś zaczął ją na stanowisku',
  CARD_STOPPED: 'sprawa zakończyła się wcześniej, nie wydawaj tej karty',
  SUBMISSION_CHANGED: 'dane albo zdjęcie różnią się od wysłanych, sprawdź zadanie',
  ORDER_ENDED: 'zlecenie zakończono bez niej, czeka jak inne',
};
/** Why a card left the order, or what the firm wrote of one that is spoiled. */
export const itemReason = ({ state, reason }: Pick<Item, 'state' | 'reason'>): string =>
  state === 'left-out' ? (LEFT_OUT[reason ?? ''] ?? '') : (reason ?? '');

const PROBLEMS: Readonly<Record<LineProblem, string>> = {
  NUMBER_MISSING: 'Brakuje numeru karty.',
  NUMBER_UNKNOWN: 'Tej karty nie ma w zleceniu.',
  NUMBER_TWICE: 'Ten numer jest w pliku więcej niż raz. Zostaw jeden wiersz.',
  RESULT_MISSING: 'Brakuje wyniku: made albo spoiled.',
  RESULT_UNKNOWN: 'Wynik to made (zrobiona) albo spoiled (nieudana).',
  UID_MISSING: 'Brakuje numeru układu (uid).',
  UID_WRONG: 'Numer układu ma mieć 4, 7 albo 10 bajtów zapisanych szesnastkowo.',
  UID_TWICE: 'Ten sam układ jest w pliku przy dwóch kartach.',
  REASON_PERSONAL: 'W powodzie jest numer osoby. Wpisz powód bez niego.',
  REASON_MISSING: 'Przy nieudanej karcie brakuje powodu.',
  CHIP_UID_RANDOM:
    'Ten układ podaje za każdym razem inny numer, więc karty nie da się rozpoznać. Firma musi zrobić ją na innym blankiecie.',
  CHIP_ALREADY_USED: deviceSentence('CHIP_ALREADY_USED'),
  SAID_MADE: 'Wcześniejszy plik mówił, że karta jest zrobiona.',
  SAID_SPOILED: 'Wcześniejszy plik mówił, że karta jest nieudana. Zleć ją jeszcze raz.',
  OTHER_UID: 'Wcześniejszy plik podał dla tej karty inny układ. Sprawdź kartę na czytniku.',
  CARD_STOPPED: 'Sprawa tej karty zakończyła się wcześniej. Karta nie zadziała: odłóż ją do zniszczenia.',
  BEGUN_ELSEWHERE: 'Tę kartę zaczęto na stanowisku. Egzemplarz od firmy odłóż do zniszczenia.',
  SUBMISSION_CHANGED: 'Ta karta wypadła ze zlecenia: dane różniły się od wysłanych.',
  ORDER_ENDED: 'Zlecenie zakończono bez tej karty. Egzemplarz od firmy odłóż do zniszczenia.',
};

/** What becomes of a line of the file, before and after it is taken. */
export function lineStatus({ verdict }: Pick<Line, 'verdict'>, isTaken: boolean): Status {
  if (verdict === 'refused') return { role: 'error', icon: 'error', word: isTaken ? 'nieprzyjęta' : 'do poprawy' };
  if (verdict === 'known') return { role: 'neutral', icon: 'check', word: 'przyjęta wcześniej' };
  if (verdict === 'spoiled') return { role: 'warning', icon: 'warning', word: 'nieudana' };
  return { role: 'success', icon: 'check', word: 'zrobiona' };
}
/** What is wrong with a line, or what the firm wrote. */
export const lineWords = ({ problem, reason }: Pick<Line, 'problem' | 'reason'>): string =>
  problem ? PROBLEMS[problem] : reason;

/** How many lines come to what, in one sentence. */
export function verdictSentence(lines: readonly Line[], isTaken: boolean): string {
  const count = (verdict: Line['verdict']): number => lines.filter((line) => line.verdict === verdict).length;
  const [made, spoiled, known, refused] = (['made', 'spoiled', 'known', 'refused'] as const).map(count);
  const parts = [
    `${isTaken ? 'Przyjęte' : 'Do przyjęcia'}: zrobione ${made}, nieudane ${spoiled}`,
    ...(known ? [`przyjęte wcześniej ${known}`] : []),
    ...(refused ? [`${isTaken ? 'nieprzyjęte' : 'do poprawy'} ${refused}`] : []),
  ];
  return `${parts.join(', ')}.`;
}
