import { addDays, weekday, type CivilDate } from './civil-date.ts';
import { reportKind, type ReportName } from './reports.ts';

/** Days of a report that are told by a name: they move on with the calendar. */
export const REPORT_PERIODS = ['year', 'month', 'before', 'week', 'calendar', 'ahead'] as const;
export type ReportPeriod = (typeof REPORT_PERIODS)[number];

export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The named periods that a report may tell of: the first is what it opens with. */
export const periodsOf = (report: ReportName): readonly ReportPeriod[] =>
  reportKind(report).isAhead ? ['ahead'] : ['year', 'month', 'before', 'week', 'calendar'];

/** Days of a named period as of a civil date; whole months and weeks, so that they compare. */
export function periodOf(name: ReportPeriod, today: CivilDate): Period {
  const month = `${today.slice(0, 7)}-01`;
  switch (name) {
    case 'year':
      return { from: monthsAway(month, -11), to: today };
    case 'month':
      return { from: month, to: today };
    case 'before':
      return { from: monthsAway(month, -1), to: addDays(month, -1) };
    case 'week': {
      const monday = addDays(today, -((weekday(today) + 6) % 7));
      return { from: addDays(monday, -7), to: addDays(monday, -1) };
    }
    case 'calendar':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'ahead':
      return { from: today, to: addDays(monthsAway(month, 12), -1) };
  }
}

/** The first day of a month so many months away. */
function monthsAway(month: CivilDate, count: number): CivilDate {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 10);
}
