import { addDays, toCivilDate, weekday, type CivilDate } from './civil-date.ts';

const FIXED: readonly [month: number, day: number, since?: number][] = [
  [1, 1],
  [1, 6, 2011],
  [5, 1],
  [5, 3],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 24, 2025],
  [12, 25],
  [12, 26],
];

/** Easter Sunday of a year (Gregorian), by the anonymous algorithm. */
export function easterSunday(year: number): CivilDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return toCivilDate(year, Math.floor(f / 31), (f % 31) + 1) ?? '';
}

/** Days free from work in Poland: Sundays and the 14 holidays (Act of 18 Jan 1951, 24 December since 2025). */
export function isHoliday(date: CivilDate): boolean {
  if (weekday(date) === 0) return true;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (FIXED.some(([m, d, since]) => m === month && d === day && year >= (since ?? 0))) return true;
  const easter = easterSunday(year);
  return date === addDays(easter, 1) || date === addDays(easter, 60);
}

/** Neither Saturday, Sunday nor a holiday. */
export function isWorkingDay(date: CivilDate): boolean {
  return weekday(date) !== 6 && !isHoliday(date);
}

/** The end of a procedural term of `days` (KPA art. 57): the first day is not counted; a free day or Saturday moves on. */
export function termEnd(start: CivilDate, days: number): CivilDate {
  let end = addDays(start, days);
  while (!isWorkingDay(end)) end = addDays(end, 1);
  return end;
}

/** Working days after `from` up to and including `to`; negative when `to` has passed, 0 on the day itself. */
export function workingDaysUntil(from: CivilDate, to: CivilDate): number {
  const step = to >= from ? 1 : -1;
  let count = 0;
  for (let day = from; day !== to;) {
    const previous = day;
    day = addDays(day, step);
    if (isWorkingDay(step > 0 ? day : previous)) count += step;
  }
  // A term that ended over a week-end is late by a day although no working day has passed yet.
  return step < 0 && count === 0 ? -1 : count;
}

/** The civil date that many working days (0 or more) after a date; 0 is the date itself. */
export function addWorkingDays(from: CivilDate, days: number): CivilDate {
  let date = from;
  for (let left = days; left > 0; left -= 1) {
    date = addDays(date, 1);
    while (!isWorkingDay(date)) date = addDays(date, 1);
  }
  return date;
}
