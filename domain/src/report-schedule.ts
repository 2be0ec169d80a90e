import { addDays, civilDateOf, weekday, type CivilDate } from './civil-date.ts';

/** When a saved report is mailed: at a time of the town's day, on a day of each week or month. */
export interface ReportSchedule {
  readonly every: 'week' | 'month';
  /** Of a week 1 (Monday) to 7; of a month 1 to 28, days that every month has. */
  readonly on: number;
  /** `07:30` by the town's clocks. */
  readonly at: string;
}

/** The last day of a month that every month has. */
export const LAST_SURE_DAY = 28;

/** The first time after an instant at which it is due, by the clocks of the zone, in summer as in winter. */
export function nextDue({ every, on, at }: ReportSchedule, after: Date, zone: string): Date {
  for (let day = civilDateOf(after, zone); ; day = addDays(day, 1)) {
    const isIts = every === 'week' ? weekday(day) === on % 7 : Number(day.slice(8)) === on;
    const due = isIts ? instantAt(day, at, zone) : undefined;
    if (due && due > after) return due;
  }
}

/** The last time up to `now` at which it was due, of those from `due` on: what was missed meanwhile is made up for once. */
export function lastDue(schedule: ReportSchedule, due: Date, now: Date, zone: string): Date {
  for (let last = due; ;) {
    const next = nextDue(schedule, last, zone);
    if (next > now) return last;
    last = next;
  }
}

/** The instant of a time on a clock of the zone. A time that the change to summer time leaves out is an hour later. */
export function instantAt(date: CivilDate, time: string, zone: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const near = asUtc - offsetAt(asUtc, zone);
  return new Date(asUtc - offsetAt(near, zone));
}

/** How much the clocks of a zone are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
