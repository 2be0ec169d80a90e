import { FeelDate, FeelDateTime, FeelDuration, FeelRange, FeelTime } from 'feelin';
import { spend } from './bounds.ts';
import { alone, isContext, kindOf } from './kinds.ts';
import { areEqualNumbers, isNumber } from './numbers.ts';
import { compare, isLocal, isPoint } from './ordering.ts';
import { UnaryRange } from './ranges.ts';

/** Equality (DMN 1.5, 10.3.2.13 and table 53): null for what is of different kinds; null equals null alone. */
export function areEqual(one: unknown, other: unknown): boolean | null {
  spend(1);
  const [left, right] = [alone(one), alone(other)];
  if (left === null || right === null) return left === right;
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return null;
  if (isNumber(left) && isNumber(right)) return areEqualNumbers(left, right);
  if (left instanceof FeelRange && right instanceof FeelRange) return areEqualRanges(left, right);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => areEqual(item, right[index]) === true);
  }
  if (isContext(left) && isContext(right)) {
    const keys = Object.keys(left);
    spend(keys.length);
    const isAlike = keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key));
    return isAlike && keys.every((key) => areEqual(left[key], right[key]) === true);
  }
  // with and without an offset are never the same
  if (isPoint(left) && isPoint(right) && isLocal(left) !== isLocal(right)) return false;
  return kind === 'string' || kind === 'boolean' || kind === 'function' ? left === right : compare(left, right) === 0;
}

function areEqualRanges(left: FeelRange, right: FeelRange): boolean | null {
  const [one, other] = [UnaryRange.signOf(left), UnaryRange.signOf(right)];
  if (one || other) return areEqual(one ?? null, other ?? null);
  return (
    left['start included'] === right['start included'] &&
    left['end included'] === right['end included'] &&
    areEqual(left.start, right.start) === true &&
    areEqual(left.end, right.end) === true
  );
}

/** DMN 1.5, table 79, `is`: also the same kind of value, the same zone and the same parts. */
export function isSame(one: unknown, other: unknown): boolean {
  if (isPoint(one) && isPoint(other)) {
    if (kindOf(one) !== kindOf(other) || areEqual(one, other) !== true) return false;
    return one instanceof FeelDate || other instanceof FeelDate || zoneOf(one) === zoneOf(other);
  }
  if (one instanceof FeelDuration !== other instanceof FeelDuration) return false;
  return areEqual(one, other) === true;
}

const zoneOf = ({ zone }: FeelTime | FeelDateTime): string | null =>
  zone === null ? null : zone.replace(/^[+-]00:00(:00)?$/, 'UTC');
