import { duration, evaluate, FeelDate, FeelDateTime, FeelFunction, FeelRange } from 'feelin';

import { EQUALITY_FUNCTIONS } from './equality.ts';
import { LIST_FUNCTIONS } from './lists.ts';
import { PATTERN_FUNCTIONS } from './patterns.ts';
import { textOfPoint } from './points.ts';
import { range } from './ranges.ts';
import { ROUNDING_FUNCTIONS } from './rounding.ts';

/** A range, or a point as the range of itself. */
interface Span {
  readonly start: unknown;
  readonly end: unknown;
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
}

const isLess = (one: unknown, other: unknown): boolean => evaluate('one < other', { one, other }).value === true;
const isSame = (one: unknown, other: unknown): boolean => evaluate('one = other', { one, other }).value === true;

function spanOf(value: unknown): Span {
  if (!(value instanceof FeelRange)) return { start: value, end: value, hasStart: true, hasEnd: true };
  const { start, end } = value;
  return { start, end, hasStart: value['start included'], hasEnd: value['end included'] };
}

const endsWithin = (one: Span, other: Span): boolean =>
  isLess(one.end, other.end) || (isSame(one.end, other.end) && (!one.hasEnd || other.hasEnd));
const beginsWithin = (one: Span, other: Span): boolean =>
  isLess(other.start, one.start) || (isSame(one.start, other.start) && (!one.hasStart || other.hasStart));
const beginAlike = (one: Span, other: Span): boolean =>
  isSame(one.start, other.start) && one.hasStart === other.hasStart;
const endAlike = (one: Span, other: Span): boolean => isSame(one.end, other.end) && one.hasEnd === other.hasEnd;

type Relation = (one: Span, other: Span) => boolean;

const starts: Relation = (one, other) => beginAlike(one, other) && endsWithin(one, other);
const finishes: Relation = (one, other) => endAlike(one, other) && beginsWithin(one, other);
const overlapsBefore: Relation = (one, other) =>
  (isLess(one.start, other.start) || (isSame(one.start, other.start) && one.hasStart && !other.hasStart)) &&
  (isLess(other.start, one.end) || (isSame(one.end, other.start) && one.hasEnd && other.hasStart)) &&
  endsWithin(one, other);

function related(relation: Relation): FeelFunction {
  const answer = (one: unknown, other: unknown): boolean | null =>
    one === null || one === undefined || other === null || other === undefined
      ? null
      : relation(spanOf(one), spanOf(other));
  return new FeelFunction(answer, ['range1', 'range2']);
}

/** The extreme of a list, or of the arguments; null for none and for what cannot be compared. */
function extreme(isBetter: (one: unknown, other: unknown) => boolean): FeelFunction {
  const find = (...given: unknown[]): unknown => {
    const values: unknown[] = given.length === 1 && Array.isArray(given[0]) ? given[0] : given;
    const kinds = new Set(values.map((value) => (value === null ? value : Object.getPrototypeOf(Object(value)))));
    if (kinds.size !== 1 || kinds.has(null)) return null;
    return values.reduce((best, value) => (isBetter(value, best) ? value : best));
  };
  return new FeelFunction(find, ['...list']);
}

/** DMN 1.5, 10.3.4.7: whole months between two dates, as a duration of years and months. */
function monthsBetween(from: unknown, to: unknown): unknown {
  if (!isDay(from) || !isDay(to)) return null;
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const isShort = months > 0 ? to.day < from.day : to.day > from.day;
  const whole = isShort && months !== 0 ? months - Math.sign(months) : months;
  return duration(`${whole < 0 ? '-' : ''}P${Math.floor(Math.abs(whole) / 12)}Y${Math.abs(whole) % 12}M`);
}

const isDay = (value: unknown): value is FeelDate | FeelDateTime =>
  value instanceof FeelDate || value instanceof FeelDateTime;

/** DMN 1.5, 10.3.4.1: the digits of a number, however large or small it is. */
function withoutExponent(n: number): string {
  const [mantissa = '', exponent] = String(Math.abs(n)).split('e');
  if (exponent === undefined) return String(n);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const size = point > 0 ? digits.padEnd(point, '0') : `0.${'0'.repeat(-point)}${digits}`;
  return n < 0 ? `-${size}` : size;
}

/** A date after the year 9999 or before Christ has its own text. */
const asText = new FeelFunction(
  (from: unknown) => {
    if (typeof from === 'number') return withoutExponent(from);
    return isDay(from) ? textOfPoint(from) : evaluate('string(from)', { from }).value;
  },
  ['from'],
);

/** DMN 1.5, table 79: `key` is one, `keys` are a path; by position the second argument is either. */
function contextPutOf(...given: unknown[]): unknown {
  const [context, key, value, keys] = given;
  if (given.length < 3) return null;
  const isNamed = given.length > 3;
  const isAmbiguous = isNamed && (key === undefined ? !Array.isArray(keys) : Array.isArray(key) || keys !== undefined);
  return isAmbiguous ? null : contextPut(context, key ?? keys, value);
}

/** Along a path of keys there are contexts. */
function contextPut(context: unknown, path: unknown, value: unknown): unknown {
  if (!Array.isArray(path)) return evaluate('context put(context, path, value)', { context, path, value }).value;
  const [first, ...rest] = path as unknown[];
  if (typeof first !== 'string' || !isContext(context)) return null;
  const inner = rest.length === 0 ? value : contextPut(context[first], rest, value);
  return rest.length > 0 && inner === null ? null : { ...context, [first]: inner };
}

const isContext = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** DMN 1.5, table 75: the first character is number 1, the last is -1; there is no number 0. */
function substring(text: unknown, start: unknown, length: unknown): unknown {
  if (start === 0) return null;
  const call = length === undefined ? 'substring(text, start)' : 'substring(text, start, length)';
  return evaluate(call, { text, start, length }).value;
}

/** Functions of the standard (DMN 1.5, 10.3.4) that the library lacks or gets wrong. A variable of that name goes first. */
export const FEEL_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  'years and months duration': new FeelFunction(monthsBetween, ['from', 'to']),
  min: extreme(isLess),
  max: extreme((one, other) => isLess(other, one)),
  during: related((one, other) => beginsWithin(one, other) && endsWithin(one, other)),
  starts: related(starts),
  'started by': related((one, other) => starts(other, one)),
  finishes: related(finishes),
  'finished by': related((one, other) => finishes(other, one)),
  coincides: related((one, other) => beginAlike(one, other) && endAlike(one, other)),
  string: asText,
  ...EQUALITY_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...PATTERN_FUNCTIONS,
  ...ROUNDING_FUNCTIONS,
  'context put': new FeelFunction(contextPutOf, ['context', 'key', 'value', 'keys']),
  substring: new FeelFunction(substring, ['string', 'start position', 'length']),
  range,
  'overlaps before': related(overlapsBefore),
  'overlaps after': related((one, other) => overlapsBefore(other, one)),
};
