import { addDays, daysBetween, type CivilDate } from './civil-date.ts';
import type { Terms } from './terms.ts';
import { isWorkingDay, termEnd } from './working-days.ts';

/** A call for completion gives at least this many days (KPA art. 64 § 2). */
export const LEAST_COMPLETION_DAYS = 7;

/**
 * The last day of a call for completion that is delivered on `delivered`: the day that the clerk named, else `days` later;
 * never less than KPA art. 64 § 2 asks for, and never a free day or Saturday (art. 57 § 4). The day of the delivery is not
 * counted (art. 57 § 1).
 */
export function completionEnd(delivered: CivilDate, days: number, named?: CivilDate | null): CivilDate {
  const least = leastCompletionEnd(delivered);
  const wanted = named ? nextWorkingDay(named) : termEnd(delivered, days);
  return wanted > least ? wanted : least;
}

/** The earliest last day that a call delivered on `delivered` may name. */
export function leastCompletionEnd(delivered: CivilDate): CivilDate {
  return termEnd(delivered, LEAST_COMPLETION_DAYS);
}

/** What the decision's due date follows from when an applicant completes. */
export interface Completion {
  readonly due: CivilDate;
  readonly askedOn: CivilDate;
  /** The last day of the call. */
  readonly deadline: CivilDate;
  readonly answeredOn: CivilDate;
}

/**
 * When the decision is due after a completion. In time: later by the applicant's own time, where the clock stops for it.
 * After the deadline the application counts as filed on the day of completion (NSA I OSK 27/20).
 */
export function dueAfterCompletion(
  { due, askedOn, deadline, answeredOn }: Completion,
  { decisionDays, clockStops }: Pick<Terms, 'decisionDays' | 'clockStops'>,
): CivilDate {
  if (answeredOn > deadline) return termEnd(answeredOn, decisionDays);
  return clockStops ? pausedDue(due, askedOn, answeredOn) : due;
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
