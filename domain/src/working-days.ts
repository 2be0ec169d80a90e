import { addDays, daysBetween, toCivilDate, weekday, type CivilDate } from './civil-date.ts';

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

/** Holidays of a year but for its Sundays, in order: 14 with Easter and Whitsun (Act of 18 Jan 1951, 24 December since 2025). */
function holidaysOf(year: number): readonly CivilDate[] {
  const known = holidays.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const fixed = FIXED.filter(([, , since]) => year >= (since ?? 0)).map(([month, day]) =>
    toCivilDate(year, month, day),
  );
  const all = [...fixed.filter((date) => date !== undefined), addDays(easter, 1), addDays(easter, 60)].toSorted();
  holidays.set(year, all);
  return all;
}

const holidays = new Map<number, readonly CivilDate[]>();

/** Days free from work in Poland: Sundays and the holidays. */
export function isHoliday(date: CivilDate): boolean {
  return weekday(date) === 0 || holidaysOf(yearOf(date)).includes(date);
}

const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));

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
  if (to >= from) return workingDaysWithin(from, to);
  // A term that ended over a week-end is late by a day although no working day has passed yet.
  return -Math.max(workingDaysWithin(to, from), 1);
}

/** Working days after one day up to and including a later one: those from Monday to Friday without the holidays. */
function workingDaysWithin(after: CivilDate, last: CivilDate): number {
  let free = 0;
  for (let year = yearOf(after); year <= yearOf(last); year += 1) {
    const days = weekdaysOff(year);
    free += countUpTo(days, last) - countUpTo(days, after);
  }
  return weekdaysUpTo(last) - weekdaysUpTo(after) - free;
}

/** Days from Monday to Friday since Monday, 29 December 1969, the day itself included. */
function weekdaysUpTo(date: CivilDate): number {
  const days = daysBetween('1969-12-28', date);
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 5);
}

/** Holidays of a year from Monday to Friday, in order. */
function weekdaysOff(year: number): readonly CivilDate[] {
  const known = offs.get(year);
  if (known) return known;
  const days = holidaysOf(year).filter((date) => weekday(date) !== 0 && weekday(date) !== 6);
  offs.set(year, days);
  return days;
}

const offs = new Map<number, readonly CivilDate[]>();

/** How many of the ordered dates are not after that one. */
function countUpTo(dates: readonly CivilDate[], last: CivilDate): number {
  let [low, high] = [0, dates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle] ?? '') <= last) low = middle + 1;
    else high = middle;
  }
  return low;
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
