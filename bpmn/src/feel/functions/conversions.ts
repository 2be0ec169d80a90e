import { FeelDate, FeelDateTime, FeelFunction, FeelRange } from 'feelin';
import { isContext } from '../kinds.ts';
import { isNumber, readNumber, textOfNumber } from '../numbers.ts';
import { textOfPoint } from '../points.ts';
import { readRange, UnaryRange } from '../ranges.ts';
import { Wrong } from '../wrong.ts';
import { builtIn, type BuiltIns } from './built-in.ts';

/** The text of a value (DMN 1.5, 10.3.4.1); inside a list or context texts have quotation marks. */
export function textOf(value: unknown, isInner = false): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return isInner ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"` : value;
  if (isNumber(value)) return textOfNumber(value);
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, true)).join(', ')}]`;
  if (value instanceof FeelDate || value instanceof FeelDateTime) return textOfPoint(value);
  if (value instanceof FeelRange) return textOfRange(value);
  if (!isContext(value)) return value instanceof FeelFunction ? 'function' : String(value);
  const entries = Object.entries(value).map(([key, item]) => `${keyText(key)}: ${textOf(item, true)}`);
  return `{${entries.join(', ')}}`;
}

const keyText = (key: string): string =>
  /[^\p{L}\p{N}_ ]/u.test(key) || key === '' ? `"${key.replaceAll(/["\\]/g, String.raw`\$&`)}"` : key;

function textOfRange(range: FeelRange): string {
  const [operator, value] = UnaryRange.signOf(range) ?? [];
  if (operator !== undefined) return `(${operator} ${textOf(value, true)})`;
  const [start, end] = [range.start as unknown, range.end as unknown].map((each) =>
    each === null ? '' : textOf(each, true),
  );
  return `${range['start included'] ? '[' : '('}${start}..${end}${range['end included'] ? ']' : ')'}`;
}

const SEPARATORS: Readonly<Record<string, readonly string[]>> = { grouping: [' ', ',', '.'], decimal: ['.', ','] };

/** `number(from, grouping separator, decimal separator)`: all three are given, null for none of them. */
const number = new FeelFunction(
  (from: unknown, grouping: unknown, decimal: unknown) => {
    if (grouping === undefined && decimal === undefined && isNumber(from)) return from;
    if (typeof from !== 'string') return new Wrong('the argument „from” is no text');
    if (grouping === undefined || decimal === undefined) return new Wrong('the separators are missing');
    const isOne = (kind: string, given: unknown): boolean =>
      given === null || SEPARATORS[kind]?.includes(String(given)) === true;
    if (!isOne('grouping', grouping) || !isOne('decimal', decimal) || (grouping !== null && grouping === decimal)) {
      return new Wrong('these are no separators');
    }
    const whole = grouping === null ? from : from.replaceAll(String(grouping), '');
    return readNumber(decimal === ',' ? whole.replace('.', '?').replace(',', '.') : whole);
  },
  ['from', 'grouping separator', 'decimal separator'],
);

/** Conversions that are not about time (DMN 1.5, table 73). */
export const CONVERSIONS: BuiltIns = {
  number,
  /** Of null there is no text, which is no error. */
  string: builtIn({ from: 'any' }, ({ from }) => (from === null ? null : textOf(from))),
  range: builtIn({ from: 'string' }, ({ from }) => readRange(from)),
  /** What is not known stays so. */
  not: builtIn({ negand: 'boolean?' }, ({ negand }) => (negand === undefined ? null : !negand)),
};
