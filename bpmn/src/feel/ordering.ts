import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { kindOf } from './kinds.ts';
import { compareNumbers, isNumber } from './numbers.ts';

/**
 * How two values are ordered (DMN 1.5, 10.3.2.13 and table 54): below 0, 0 or above 0; `undefined` for what has no order, such as
 * unlike kinds, null, or a time with an offset beside one without.
 */
export function compare(left: unknown, right: unknown): number | undefined {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return undefined;
  if (typeof left === 'string' && typeof right === 'string') return byCodePoints(left, right);
  if (left instanceof FeelDuration && right instanceof FeelDuration) return signOf(sizeOf(left), sizeOf(right));
  if (!isPoint(left) || !isPoint(right) || isLocal(left) !== isLocal(right)) return undefined;
  // finer than a millisecond is not told apart
  return signOf(instantOf(left) / 1_000_000n, instantOf(right) / 1_000_000n);
}

const signOf = (left: bigint, right: bigint): number => (left < right ? -1 : left > right ? 1 : 0);

/** By characters, not by halves of them. */
function byCodePoints(left: string, right: string): number {
  if (left === right) return 0;
  const size = Math.min(left.length, right.length);
  for (let at = 0; at < size; at += 1) {
    const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (one !== other) return (left.codePointAt(at) ?? 0) - (right.codePointAt(at) ?? 0) || one - other;
  }
  return left.length - right.length;
}

export type Point = FeelDate | FeelDateTime | FeelTime;
export const isPoint = (value: unknown): value is Point =>
  value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime;

/** Neither a zone nor, as a date has, midnight in UTC. */
export const isLocal = (point: Point): boolean => !(point instanceof FeelDate) && point.zone === null;

/** In months, or in nanoseconds. */
export function sizeOf(duration: FeelDuration): bigint {
  const parts = duration.unwrap();
  if (duration.yearsMonths) return BigInt(parts.years) * 12n + BigInt(parts.months);
  const days = BigInt(parts.days) + BigInt(parts.weeks) * 7n;
  const seconds = ((days * 24n + BigInt(parts.hours)) * 60n + BigInt(parts.minutes)) * 60n + BigInt(parts.seconds);
  const micros = (seconds * 1000n + BigInt(parts.milliseconds)) * 1000n + BigInt(parts.microseconds);
  return micros * 1000n + BigInt(parts.nanoseconds);
}

const NANOSECONDS = 1_000_000_000n;

/** Nanoseconds since 1970 in UTC; of a time of day since midnight in UTC. */
export function instantOf(point: Point): bigint {
  if (point instanceof FeelTime) {
    const { hour, minute, second, millisecond, microsecond, nanosecond } = point.unwrap();
    const seconds = BigInt(hour * 3600 + minute * 60 + second);
    return seconds * NANOSECONDS + BigInt(millisecond * 1_000_000 + microsecond * 1000 + nanosecond) - offsetOf(point);
  }
  const wall = point instanceof FeelDate ? point.unwrap().toPlainDateTime() : point.unwrap();
  const instant = wall.toZonedDateTime('UTC').epochNanoseconds;
  return point instanceof FeelDate ? instant : instant - offsetOf(point);
}

function offsetOf(point: FeelTime | FeelDateTime): bigint {
  const offset = point.zone === null ? null : (point['time offset'] as FeelDuration | null);
  return offset ? sizeOf(offset) : 0n;
}
