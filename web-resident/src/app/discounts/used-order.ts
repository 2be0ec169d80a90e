import type { UsedDiscount } from '@karta/contracts';
import { plainDate, todayIn } from '@karta/web-shared';

export const USED_ORDERS = ['newest', 'oldest', 'most-saved', 'name'] as const;
export type UsedOrder = (typeof USED_ORDERS)[number];
/** What is looked for: words of a name, civil dates from and to, an order. Empty: everything. */
export interface Sieve {
  readonly words: string;
  readonly from: string;
  readonly to: string;
  readonly order: UsedOrder;
}
export interface Month {
  /** `2026-11` */
  readonly month: string;
  readonly used: readonly UsedDiscount[];
  readonly saved: number;
}

/** Lower case without marks, so that „zolw” finds „Żółw”. */
export const plain = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');

const dayOf = ({ at }: UsedDiscount): string => todayIn(new Date(at));

const ORDERS: Readonly<Record<UsedOrder, (one: UsedDiscount, other: UsedDiscount) => number>> = {
  newest: (one, other) => other.at.localeCompare(one.at),
  oldest: (one, other) => one.at.localeCompare(other.at),
  'most-saved': (one, other) => other.saved - one.saved || other.at.localeCompare(one.at),
  name: (one, other) => one.name.localeCompare(other.name, 'pl') || other.at.localeCompare(one.at),
};

/** What fits, in its order (004-93, 004-94). The last day counts. */
export function sieved(used: readonly UsedDiscount[], { words, from, to, order }: Sieve): UsedDiscount[] {
  const wanted = plain(words.trim());
  return used
    .filter((each) => plain(`${each.name} ${each.partnerName} ${each.description}`).includes(wanted))
    .filter((each) => (from === '' || dayOf(each) >= from) && (to === '' || dayOf(each) <= to))
    .toSorted(ORDERS[order]);
}

/** The same uses by month, in the order in which they come: the headings of the list, and the bars beside it. */
export function monthsOf(used: readonly UsedDiscount[]): Month[] {
  const months = new Map<string, UsedDiscount[]>();
  for (const each of used) {
    const month = dayOf(each).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), each]);
  }
  return [...months].map(([month, all]) => ({ month, used: all, saved: savedBy(all) }));
}

/** „Łącznie zaoszczędzono” (004-95). */
export const savedBy = (used: readonly UsedDiscount[]): number => used.reduce((sum, { saved }) => sum + saved, 0);

/** „od 1.06.2026 do 24.11.2026” of what is shown. */
export function spanOf(used: readonly UsedDiscount[]): { from: string; to: string } | null {
  const days = used.map(dayOf).toSorted();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : { from: plainDate(first), to: plainDate(last) };
}
