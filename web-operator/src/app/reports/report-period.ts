import { addDays } from '@karta/domain';

export interface Period {
  readonly from: string;
  readonly to: string;
}

export const PERIOD_WORDS = {
  year: '12 miesięcy',
  month: 'Ten miesiąc',
  before: 'Poprzedni miesiąc',
  calendar: 'Ten rok',
  ahead: 'Najbliższe 12 miesięcy',
} as const;
export type PeriodName = keyof typeof PERIOD_WORDS;

/** Days of a period that is told by its name, as of a civil date; whole months, so that they compare. */
export function periodOf(name: PeriodName, today: string): Period {
  const month = `${today.slice(0, 7)}-01`;
  switch (name) {
    case 'year':
      return { from: monthsAway(month, -11), to: today };
    case 'month':
      return { from: month, to: today };
    case 'before':
      return { from: monthsAway(month, -1), to: addDays(month, -1) };
    case 'calendar':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'ahead':
      return { from: today, to: addDays(monthsAway(month, 12), -1) };
  }
}

/** The first day of a month so many months away. */
function monthsAway(month: string, count: number): string {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 10);
}
