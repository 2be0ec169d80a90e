import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin';
import { isNumber, textOfNumber } from './numbers.ts';

/** The names of FEEL's types (DMN 1.5, 10.3.2.9). */
export type Kind =
  | 'null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'list'
  | 'context'
  | 'range'
  | 'function';

/** Of which kind a value is. */
export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'null';
  if (isNumber(value)) return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  if (value instanceof FeelDuration) return value.yearsMonths ? 'years and months duration' : 'days and time duration';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelRange) return 'range';
  if (value instanceof FeelFunction || typeof value === 'function') return 'function';
  return 'context';
}

export type Context = Readonly<Record<string, unknown>>;

export const isContext = (value: unknown): value is Context => kindOf(value) === 'context';

/** A value as a problem names it. */
export function described(value: unknown): string {
  const kind = kindOf(value);
  if (kind === 'null') return 'null';
  if (kind === 'string') return `„${String(value).slice(0, 60)}”`;
  if (isNumber(value)) return textOfNumber(value);
  return ['list', 'context', 'range', 'function'].includes(kind) ? `a ${kind}` : String(value);
}

/** 10.3.2.9.4: where no list is expected, a list of one item is that item. */
export const alone = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? value[0] : (value ?? null);
