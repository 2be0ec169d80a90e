import { dateAndTime } from 'feelin';
import { evaluateFeel, FeelFailure, wallClock, type FeelClock } from '../feel/feel.ts';
import type { Value, Variables } from '../feel/variables.ts';

const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(?:\.\d+)?S)?)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

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
  const day = INSTANT.exec(value)?.[1];
  if (day !== undefined && isDay(day)) return isoOf(Date.parse(value), expression);
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
  return isoOf(Date.parse(calendar) + milliseconds(timePart), duration);
}

/** Months first, then days, by the wall clock, also across summer time; a day that a month lacks is its last one. */
function addCalendar(duration: string, { at, zone }: FeelClock): string {
  const count = (unit: string): number => Number(new RegExp(`(\\d+)${unit}`).exec(duration)?.[1] ?? 0);
  const start = dateAndTime(wallClock(at, zone))?.unwrap();
  const months = count('Y') * 12 + count('M');
  const days = count('W') * 7 + count('D');
  if (months > MOST_MONTHS || days > MOST_MONTHS * 31)
    throw new FeelFailure(`„${duration}” leads beyond the year 9999`);
  const end = start?.add({ months }).add({ days });
  if (!end) throw new FeelFailure(`„${duration}” gives no date`);
  return isoOf(end.toZonedDateTime(zone).epochMilliseconds, duration);
}

function milliseconds(time: string | undefined): number {
  if (!time) return 0;
  const of = (unit: string): number => Number(new RegExp(`([\\d.]+)${unit}`).exec(time)?.[1] ?? 0);
  return Math.round((of('H') * 3600 + of('M') * 60 + of('S')) * 1000);
}

function instantOf(zoned: string, expression: string): string {
  const value = dateAndTime(zoned);
  if (!value || !isDay(zoned.slice(0, 10))) throw new FeelFailure(`„${expression}” gives no date`);
  return isoOf(value.unwrap().toZonedDateTime(value.zone ?? 'UTC').epochMilliseconds, expression);
}

const MOST_MONTHS = 10_000 * 12;
const [FIRST, LAST] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/** An instant as text. The years 0 to 9999 alone have four digits (ISO 8601-1, 5.2.2.1): beyond them nobody waits. */
function isoOf(instant: number, expression: string): string {
  if (instant >= FIRST && instant <= LAST) return new Date(instant).toISOString();
  throw new FeelFailure(`„${expression}” gives no date between the years 0 and 9999`);
}

/** Whether the calendar has such a day; the language's own reader takes 31 February for 3 March. */
function isDay(day: string): boolean {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

/** Whether one instant comes before another, however each of them is written. */
export const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other);
