import { afterDuration, dueAt, isBefore, isDuration, timeValue } from './due.ts';
import { FeelFailure, type FeelClock } from '../feel/feel.ts';
import type { Variables } from '../feel/variables.ts';

/** A cycle as it is written: `R3/PT10M`, `R/2026-01-01T08:00:00Z/P1D`, `R/PT1H/2026-01-01T05:00:00Z` (ISO 8601-1, 5.6). */
export interface Cycle {
  /** What it is counted from: its own start, whose occurrence has the number 0, or the moment of the clock. */
  readonly from: string;
  readonly period: string;
  /** Numbers of the first and the last occurrence; `Infinity` where it has no end. */
  readonly first: number;
  readonly last: number;
}

/** A repeating timer that is awaited. `repeats` -1 = without end; `nth` counts from `from`. */
export interface AwaitedCycle {
  readonly due: string;
  readonly period: string;
  readonly repeats: number;
  readonly from: string;
  readonly nth: number;
}

/** @throws FeelFailure when the expression is no ISO 8601 repeating interval with at least one occurrence */
export function readCycle(expression: string, variables: Variables, clock: FeelClock): Cycle {
  const value = timeValue(expression, variables, clock);
  const parts = typeof value === 'string' ? value.split('/') : [];
  const count = /^R(\d*)$/.exec(parts[0] ?? '');
  const [, begin = '', end] = parts;
  const total = count?.[1] ? Number(count[1]) : Infinity;
  const none = new FeelFailure(`„${expression}” gives no repeating interval`);
  if (!count || total === 0 || parts.length < 2 || parts.length > 3) throw none;
  const moment = (text: string): string => dueAt(JSON.stringify(text), variables, clock);
  if (isDuration(begin)) {
    const cycle = { from: clock.at, period: begin, first: 1, last: total };
    if (end === undefined) return cycle;
    if (isDuration(end)) throw none;
    return until(cycle, moment(end), expression, clock);
  }
  if (end === undefined || begin.startsWith('P')) throw none;
  const from = moment(begin);
  return { from, period: isDuration(end) ? end : between(from, moment(end), none), first: 0, last: total - 1 };
}

/** `R/duration/end`: what is counted from now, and not beyond the end. @throws FeelFailure when the end comes before the first */
function until(cycle: Cycle, end: string, expression: string, { zone }: FeelClock): Cycle {
  const last = lastReached(cycle, { at: end, zone });
  if (last === undefined) throw new FeelFailure(`„${expression}” has no occurrence left`);
  return { ...cycle, last };
}

/** `R/start/end`: the interval itself is repeated, so what lies between its ends is the period. */
function between(start: string, end: string, none: FeelFailure): string {
  const length = Date.parse(end) - Date.parse(start);
  if (length <= 0) throw none;
  return `PT${length / 1000}S`;
}

/**
 * The first occurrence of a cycle and how many follow it.
 * @throws FeelFailure when the expression is no ISO 8601 repeating interval
 */
export function firstOfCycle(expression: string, variables: Variables, clock: FeelClock): AwaitedCycle {
  const cycle = readCycle(expression, variables, clock);
  const { from, period, first: nth, last } = cycle;
  return { due: occurrence(cycle, nth, clock.zone), period, repeats: last === Infinity ? -1 : last - nth, from, nth };
}

/**
 * The next occurrence of a cycle: the first that is not over.
 * @returns ISO 8601 in UTC
 * @throws FeelFailure also when every occurrence is over
 */
export function nextOfCycle(expression: string, variables: Variables, clock: FeelClock): string {
  const cycle = readCycle(expression, variables, clock);
  const { first, last } = cycle;
  const reached = lastReached(cycle, clock);
  const due = occurrence(cycle, reached ?? first, clock.zone);
  if (reached === undefined || Date.parse(due) === Date.parse(clock.at)) return due;
  const next = occurrence(cycle, reached + 1, clock.zone);
  if (reached === last || !isBefore(due, next)) throw new FeelFailure(`„${expression}” has no occurrence left`);
  return next;
}

/**
 * An occurrence by its number. All are counted from the beginning, so that „every month from the 31st” comes back to the 31st
 * after February.
 */
export function occurrence({ from, period }: Pick<Cycle, 'from' | 'period'>, nth: number, zone: string): string {
  return afterDuration(times(period, nth), { at: from, zone });
}

/** As `occurrence`; `undefined` for one beyond the calendar. */
function occurrenceWithin(cycle: Pick<Cycle, 'from' | 'period'>, nth: number, zone: string): string | undefined {
  try {
    return occurrence(cycle, nth, zone);
  } catch (error) {
    if (error instanceof FeelFailure) return undefined;
    throw error;
  }
}

/** The number of the last occurrence that has come by the clock; found in few steps, however old and short the cycle is. */
export function lastReached(cycle: Cycle, { at, zone }: FeelClock): number | undefined {
  const { first, last } = cycle;
  const hasCome = (nth: number): boolean => {
    const due = occurrenceWithin(cycle, nth, zone);
    return due !== undefined && !isBefore(at, due);
  };
  if (!hasCome(first)) return undefined;
  const second = occurrenceWithin(cycle, 1, zone);
  if (second !== undefined && !isBefore(occurrence(cycle, 0, zone), second)) return first;
  let reached = first;
  let beyond = first + 1;
  while (beyond <= last && hasCome(beyond)) {
    reached = beyond;
    beyond *= 2;
  }
  beyond = Math.min(beyond, last + 1);
  while (beyond - reached > 1) {
    const middle = Math.floor((reached + beyond) / 2);
    if (hasCome(middle)) reached = middle;
    else beyond = middle;
  }
  return reached;
}

/** A duration so many times: three times `P1DT12H` is `P3DT36H`. */
const times = (duration: string, count: number): string =>
  duration.replaceAll(/[\d.]+/g, (number) => String(Number(number) * count));
