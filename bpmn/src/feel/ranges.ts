import { evaluate, FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin';
import { between, readPoint } from './points.ts';

const RANGE = /^\s*([[(\]])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])[])\s*$/s;

/** The range of a text such as `[1..3]` or `("a"..)` (DMN 1.5, 10.3.4.1); null for what is none. */
export function readRange(text: string): FeelRange | null {
  const [, open = '', first = '', last = '', close = ''] = RANGE.exec(text) ?? [];
  const start = first === '' ? null : readEnd(first);
  const end = last === '' ? null : readEnd(last);
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  if (start !== null && end !== null && kindOf(start) !== kindOf(end)) return null;
  // an open end includes nothing
  if ((start === null && open === '[') || (end === null && close === ']')) return null;
  const { value } = evaluate(`${open}start..end${close}`, { start, end });
  if (!(value instanceof FeelRange)) return null;
  const isBackwards = start !== null && end !== null && evaluate('start > end', { start, end }).value === true;
  return isBackwards ? null : value;
}

/** Literals alone: a number, a text, a point in time, a duration. */
function readEnd(literal: string): unknown {
  if (/^-?(\d+(\.\d+)?|\.\d+)$/.test(literal)) return Number(literal);
  const [, text] = /^(?:@|(?:date|time|date and time|duration)\s*\(\s*)"([^"]*)"\)?$/.exec(literal) ?? [];
  if (text !== undefined) return readPoint(text) ?? undefined;
  return /^"(?:[^"\\]|\\.)*"$/.test(literal) ? (evaluate(literal, {}).value as string) : undefined;
}

/** A range of one operator, `(< 10)`, which equals no range of two ends (DMN 1.5, 10.3.2.7). */
export class UnaryRange extends FeelRange {
  readonly #operator: string;
  readonly #value: unknown;

  constructor(operator: string, value: unknown) {
    super(endsOf(operator, value));
    this.#operator = operator;
    this.#value = value;
  }

  /** What makes it the same range; undefined for a range of two ends. */
  static signOf(range: FeelRange): readonly [string, unknown] | undefined {
    return range instanceof UnaryRange ? [range.#operator, range.#value] : undefined;
  }
}

function endsOf(operator: string, value: unknown): FeelRange {
  const text = operator === '=' ? '[value..value]' : operator === '!=' ? '(< value)' : `(${operator} value)`;
  const ends = evaluate(text, { value }).value as FeelRange;
  return operator === '!=' ? Object.assign(ends, { end: null }) : ends;
}

/** Brackets and ends of an interval that stands in an expression. */
export type Interval = readonly [open: string, start: unknown, end: unknown, close: string];

/** `value in [start..end]`; null where an end or the value is not known (DMN 1.5, 10.3.2.7). */
export function isWithin(value: unknown, [open, start, end, close]: Interval): boolean | null {
  if ([value, start, end].some((each) => each === null || each === undefined)) return null;
  return evaluate(`value in ${open}start..end${close}`, { value, start, end }).value as boolean | null;
}

/** An interval as a unary test: without one of its ends nothing passes. */
export function asIntervalTest([open, start, end, close]: Interval): unknown {
  const isWhole = (start ?? null) !== null && (end ?? null) !== null;
  return isWhole && evaluate(`${open}start..end${close}`, { start, end }).value;
}

/** What a loop goes through in a range: whole numbers or days, upwards; null for any other range. */
export function itemsOf(range: FeelRange): unknown[] | null {
  const { start, end } = range;
  if (evaluate('start <= end', { start, end }).value !== true) return null;
  return between(start, end)?.slice(range['start included'] ? 0 : 1, range['end included'] ? undefined : -1) ?? null;
}

/** `range(from)`: what is no range gives null. */
export const range = new FeelFunction((from: unknown) => (typeof from === 'string' ? readRange(from) : null), ['from']);

const KINDS = [
  ['date and time', FeelDateTime],
  ['date', FeelDate],
  ['time', FeelTime],
] as const;

/** The name of a value's type, as `instance of` has it. */
export function kindOf(value: unknown): string {
  if (value instanceof FeelDuration) return value.yearsMonths ? 'years and months duration' : 'days and time duration';
  return KINDS.find(([, type]) => value instanceof type)?.[0] ?? typeof value;
}

/** `value instance of range<kind>`. */
export function isRangeOf(value: unknown, kind: string): boolean {
  return value instanceof FeelRange && [value.start, value.end].every((end) => end === null || kindOf(end) === kind);
}
