import { evaluate, FeelDuration, FeelFunction, FeelRange } from 'feelin';

import { UnaryRange } from './ranges.ts';

type Context = Readonly<Record<string, unknown>>;

/**
 * Equality (DMN 1.5, 10.3.2.13 and table 49): null for what is of different types. The library takes durations for equal
 * that lie in the same month or second, and looks for objects by their identity.
 */
export function areEqual(one: unknown, other: unknown): boolean | null {
  const [left, right] = [alone(one), alone(other)];
  if (left === null || right === null) return left === right;
  if (typeof left !== 'object' || typeof right !== 'object') {
    return typeof left === typeof right ? left === right : null;
  }
  if (left instanceof FeelDuration && right instanceof FeelDuration) return areEqualDurations(left, right);
  if (left instanceof FeelRange && right instanceof FeelRange) {
    const [one, other] = [UnaryRange.signOf(left), UnaryRange.signOf(right)];
    if (one || other) return areEqual(one ?? null, other ?? null);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => areEqual(item, right[index]) === true);
  }
  if (isContext(left) && isContext(right)) {
    const keys = Object.keys(left);
    const isAlike = keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key));
    return isAlike && keys.every((key) => areEqual(left[key], right[key]) === true);
  }
  return evaluate('left = right', { left, right }).value as boolean | null;
}

/** A list of one item is that item where no list is expected. */
const alone = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : (value ?? null));

/** Years and months are never days and time. */
function areEqualDurations(one: FeelDuration, other: FeelDuration): boolean | null {
  return one.yearsMonths === other.yearsMonths ? sizeOf(one) === sizeOf(other) : null;
}

/** In months, or in nanoseconds. */
function sizeOf(duration: FeelDuration): bigint {
  const parts = duration.unwrap();
  if (duration.yearsMonths) return BigInt(parts.years) * 12n + BigInt(parts.months);
  const seconds = ((BigInt(parts.days) * 24n + BigInt(parts.hours)) * 60n + BigInt(parts.minutes)) * 60n;
  const milliseconds = (seconds + BigInt(parts.seconds)) * 1000n + BigInt(parts.milliseconds);
  return (milliseconds * 1000n + BigInt(parts.microseconds)) * 1000n + BigInt(parts.nanoseconds);
}

const isContext = (value: object): value is Context => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** Whether a duration stands anywhere in a value. */
export function holdsDuration(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof FeelDuration) return true;
  if (value instanceof FeelRange) return false;
  return Array.isArray(value) || isContext(value) ? Object.values(value).some((item) => holdsDuration(item)) : false;
}

/** The value of a unary test as the library compares it rightly: a duration becomes the range of itself. */
export function asTest(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => asTest(item));
  return value instanceof FeelDuration ? evaluate('[value..value]', { value }).value : value;
}

/** As `asTest` for `= value`: a list is meant as a whole. */
export const asEqual = (value: unknown): unknown => (Array.isArray(value) ? [value] : asTest(value));

const placesOf = (list: readonly unknown[], item: unknown): number[] =>
  list.flatMap((each, index) => (areEqual(each, item) === true ? index + 1 : []));

/** Numbers, texts and the like are looked up: a list may be long. */
function distinct(items: readonly unknown[]): unknown[] {
  const plain = new Set<unknown>();
  const others: unknown[] = [];
  return items.filter((item) => {
    const value = alone(item);
    const isPlain = value === null || typeof value !== 'object';
    if (isPlain ? plain.has(value) : others.some((each) => areEqual(each, item) === true)) return false;
    if (isPlain) plain.add(value);
    else others.push(item);
    return true;
  });
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** DMN 1.5, table 79: also the same kind of value. */
function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof FeelDuration && other instanceof FeelDuration) return areEqual(one, other) === true;
  return evaluate('is(one, other)', { one, other }).value === true;
}

/** Functions that look for what is equal (DMN 1.5, tables 77 and 79). */
export const EQUALITY_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  'list contains': new FeelFunction(
    (list: unknown, element: unknown) => (list === null ? null : placesOf(asList(list), element ?? null).length > 0),
    ['list', 'element'],
  ),
  'index of': new FeelFunction(
    (list: unknown, match: unknown) => (list === null ? null : placesOf(asList(list), match ?? null)),
    ['list', 'match'],
  ),
  'distinct values': new FeelFunction((list: unknown) => (list === null ? null : distinct(asList(list))), ['list']),
  is: new FeelFunction(isSame, ['value1', 'value2']),
  union: new FeelFunction((...lists: unknown[]) => distinct(lists.flatMap((list) => asList(list))), ['...list']),
};
