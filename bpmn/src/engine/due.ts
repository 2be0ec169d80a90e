import { dateAndTime } from 'feelin';
import { evaluateFeel, FeelFailure, wallClock, type FeelClock } from '../feel/feel.ts';
import type { Value, Variables } from '../feel/variables.ts';

const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(?:\.\d+)?S)?)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/;

const LITERAL = /^"([^"\\]*)"$/;

/** What a time's expression gives. Most times are written out; they need no evaluation. @throws FeelFailure */
export function timeValue(expression: string, variables: Variables, clock: FeelClock): Value {
  return LITERAL.exec(expression)?.[1] ?? evaluateFeel(expression, variables, clock);
}

/**
 * When a date expression falls due. A date alone means its first moment in the city's zone.
 * @returns ISO 8601 in UTC
 * @throws FeelFailure when the expression gives no date
 */
export function dueAt(expression: string, variables: Variables, clock: FeelClock): string {
  const value = timeValue(expression, variables, clock);
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
  const value = timeValue(expression, variables, clock);
  if (typeof value !== 'string' || !DURATION.test(value)) throw new FeelFailure(`„${expression}” gives no duration`);
  return afterDuration(value, clock);
}

/** Whether a text is an ISO 8601 duration, for example `P1DT12H`. */
export const isDuration = (text: string): boolean => DURATION.test(text);

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
