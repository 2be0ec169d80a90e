import { dateAndTime } from 'feelin';
import { evaluateFeel, FeelFailure, wallClock, type FeelClock } from './feel.ts';
import type { Value, Variables } from './variables.ts';

const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(?:\.\d+)?S)?)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/;

const LITERAL = /^"([^"\\]*)"$/;

/** Most times are written out; they need no evaluation. */
function valueOf(expression: string, variables: Variables, clock: FeelClock): Value {
  return LITERAL.exec(expression)?.[1] ?? evaluateFeel(expression, variables, clock);
}

/**
 * When a date expression falls due. A date alone means its first moment in the city's zone.
 * @returns ISO 8601 in UTC
 * @throws FeelFailure when the expression gives no date
 */
export function dueAt(expression: string, variables: Variables, clock: FeelClock): string {
  const value = valueOf(expression, variables, clock);
  if (typeof value !== 'string') throw new FeelFailure(`„${expression}” gives no date`);
  if (DURATION.test(value)) return afterDuration(value, clock);
  if (DATE.test(value)) return instantOf(`${value}T00:00:00@${clock.zone}`, expression);
  if (INSTANT.test(value)) return new Date(value).toISOString();
  return instantOf(value.includes('@') ? value : `${value}@${clock.zone}`, expression);
}

/**
 * When a duration from now ends: years, months, weeks and days by the calendar of the zone, the rest by the clock.
 * @returns ISO 8601 in UTC
 */
export function dueAfter(expression: string, variables: Variables, clock: FeelClock): string {
  const value = valueOf(expression, variables, clock);
  if (typeof value !== 'string' || !DURATION.test(value)) throw new FeelFailure(`„${expression}” gives no duration`);
  return afterDuration(value, clock);
}

/** A repeating timer (ISO 8601: `R3/PT10M`, `R/2026-01-01T08:00:00Z/P1D`). `repeats` -1 = without end. */
export interface Cycle {
  readonly due: string;
  readonly period: string;
  readonly repeats: number;
}

/**
 * A cycle as it is written. `total`: occurrences in all, `Infinity` without a number; `start`: ISO 8601 in UTC.
 * @throws FeelFailure when the expression is no ISO 8601 repeating interval with at least one occurrence
 */
export function readCycle(
  expression: string,
  variables: Variables,
  clock: FeelClock,
): { readonly start?: string; readonly period: string; readonly total: number } {
  const value = valueOf(expression, variables, clock);
  const parts = typeof value === 'string' ? value.split('/') : [];
  const count = /^R(\d*)$/.exec(parts[0] ?? '');
  const period = parts.at(-1) ?? '';
  const total = count?.[1] ? Number(count[1]) : Infinity;
  if (!count || total === 0 || parts.length < 2 || parts.length > 3 || !DURATION.test(period)) {
    throw new FeelFailure(`„${expression}” gives no repeating interval`);
  }
  if (parts.length === 2) return { period, total };
  return { start: dueAt(JSON.stringify(parts[1]), variables, clock), period, total };
}

/**
 * The first occurrence of a cycle and how many follow it.
 * @throws FeelFailure when the expression is no ISO 8601 repeating interval
 */
export function firstOfCycle(expression: string, variables: Variables, clock: FeelClock): Cycle {
  const { start, period, total } = readCycle(expression, variables, clock);
  return { due: start ?? afterDuration(period, clock), period, repeats: total === Infinity ? -1 : total - 1 };
}

/**
 * The next occurrence of a cycle: the first that is not over.
 * @returns ISO 8601 in UTC
 * @throws FeelFailure also when every occurrence is over
 */
export function nextOfCycle(expression: string, variables: Variables, clock: FeelClock): string {
  let { due, repeats, period } = firstOfCycle(expression, variables, clock);
  for (; due < clock.at; repeats -= 1) {
    const later = afterDuration(period, { at: due, zone: clock.zone });
    if (repeats === 0 || later <= due) throw new FeelFailure(`„${expression}” has no occurrence left`);
    due = later;
  }
  return due;
}

/** The moment one period after `at`. */
export function afterDuration(duration: string, { at, zone }: FeelClock): string {
  const [datePart = '', timePart] = duration.split('T');
  const calendar = datePart === 'P' ? at : addCalendar(datePart, { at, zone });
  return new Date(new Date(calendar).getTime() + milliseconds(timePart)).toISOString();
}

/** Months first, then days, by the wall clock, also across summer time; a day that a month lacks is its last one. */
function addCalendar(duration: string, { at, zone }: FeelClock): string {
  const count = (unit: string): number => Number(new RegExp(`(\\d+)${unit}`).exec(duration)?.[1] ?? 0);
  const start = dateAndTime(wallClock(at, zone))?.unwrap();
  const months = count('Y') * 12 + count('M');
  const end = start?.add({ months }).add({ days: count('W') * 7 + count('D') });
  if (!end) throw new FeelFailure(`„${duration}” gives no date`);
  return new Date(end.toZonedDateTime(zone).epochMilliseconds).toISOString();
}

function milliseconds(time: string | undefined): number {
  if (!time) return 0;
  const of = (unit: string): number => Number(new RegExp(`([\\d.]+)${unit}`).exec(time)?.[1] ?? 0);
  return Math.round((of('H') * 3600 + of('M') * 60 + of('S')) * 1000);
}

function instantOf(zoned: string, expression: string): string {
  const value = dateAndTime(zoned);
  if (!value) throw new FeelFailure(`„${expression}” gives no date`);
  const instant = value.unwrap().toZonedDateTime(value.zone ?? 'UTC').epochMilliseconds;
  return new Date(instant).toISOString();
}
