import { addDays, daysBetween, type CivilDate } from './civil-date.ts';
import { isWorkingDay, termEnd } from './working-days.ts';

/** A call for completion gives at least this many days (KPA art. 64 § 2). */
export const LEAST_COMPLETION_DAYS = 7;

/**
 * The last day of a call for completion that is sent on `today`: the day that the clerk named, else `days` later; never
 * less than KPA art. 64 § 2 asks for, and never a free day or Saturday (art. 57 § 4).
 */
export function completionEnd(today: CivilDate, days: number, named?: CivilDate | null): CivilDate {
  const least = termEnd(today, LEAST_COMPLETION_DAYS);
  const wanted = named ? nextWorkingDay(named) : termEnd(today, days);
  return wanted > least ? wanted : least;
}

/**
 * The decision's new due date after the party was asked on `askedOn` and answered on `answeredOn`: the time in between is
 * not counted (KPA art. 35 § 5).
 */
export function pausedDue(due: CivilDate, askedOn: CivilDate, answeredOn: CivilDate): CivilDate {
  return nextWorkingDay(addDays(due, Math.max(0, daysBetween(askedOn, answeredOn))));
}

function nextWorkingDay(date: CivilDate): CivilDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}
