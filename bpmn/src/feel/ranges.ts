import { FeelDate, FeelRange } from 'feelin';
import { kindOf } from './kinds.ts';
import { isNumber, plus, readNumber } from './numbers.ts';
import { compare } from './ordering.ts';
import { readPoint } from './points.ts';
import { readString } from './strings.ts';
import { Wrong } from './wrong.ts';

/** Brackets of an interval; `]` and `[` turned outwards leave the end out. */
export interface Brackets {
  readonly open: string;
  readonly close: string;
}

const ORDERED = new Set<string>([
  'number',
  'string',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
]);

/** The range between two ends of one kind that has an order; an end of null leaves it open there. */
export function rangeOf(start: unknown, end: unknown, { open, close }: Brackets): FeelRange | Wrong {
  const [from, to] = [start ?? null, end ?? null];
  const kinds = new Set([from, to].filter((each) => each !== null).map((each) => kindOf(each)));
  const [kind = null] = kinds;
  if (kinds.size > 1 || (kind !== null && !ORDERED.has(kind))) return new Wrong('the ends of a range are of one kind');
  return new FeelRange({
    start: from,
    end: to,
    valueType: kind,
    'start included': from !== null && open === '[',
    'end included': to !== null && close === ']',
  });
}

const RANGE = /^\s*([[(\]])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])[])\s*$/s;

/** The range of a text such as `[1..3]` or `("a"..)` (DMN 1.5, 10.3.4.1). */
export function readRange(text: string): FeelRange | Wrong {
  const [, open = '', first = '', last = '', close = ''] = RANGE.exec(text) ?? [];
  const [start, end] = [first, last].map((literal) => (literal === '' ? null : readEnd(literal)));
  const none = new Wrong(`„${text}” is no range`);
  if (start === undefined || end === undefined || (start === null && end === null)) return none;
  // an open end includes nothing
  if ((start === null && open === '[') || (end === null && close === ']')) return none;
  const range = rangeOf(start, end, { open, close });
  return range instanceof Wrong || (compare(start, end) ?? 0) > 0 ? none : range;
}

/** Literals alone: a number, a text, a point in time, a duration. */
function readEnd(literal: string): unknown {
  if (/^-?(\d+(\.\d+)?|\.\d+)$/.test(literal)) return readNumber(literal);
  const [, text] = /^(?:@|(?:date|time|date and time|duration)\s*\(\s*)"([^"]*)"\)?$/.exec(literal) ?? [];
  if (text !== undefined) return readPoint(text) ?? undefined;
  return /^"(?:[^"\\]|\\.)*"$/.test(literal) ? readString(literal) : undefined;
}

/** A range of one operator, `(< 10)`, which equals no range of two ends (DMN 1.5, 10.3.2.7). */
export class UnaryRange extends FeelRange {
  readonly #operator: string;
  readonly #value: unknown;

  constructor(operator: string, value: unknown) {
    const isBelow = operator.startsWith('<') || operator === '!=';
    const isAbove = operator.startsWith('>');
    const includes = operator.endsWith('=') && operator !== '!=';
    super({
      start: isBelow ? null : value,
      end: isAbove || operator === '!=' ? null : value,
      valueType: kindOf(value),
      'start included': includes && !isBelow,
      'end included': includes && !isAbove,
    });
    this.#operator = operator;
    this.#value = value;
  }

  /** What makes it the same range; undefined for a range of two ends. */
  static signOf(range: FeelRange): readonly [operator: string, value: unknown] | undefined {
    return range instanceof UnaryRange ? [range.#operator, range.#value] : undefined;
  }
}

/** `value in [start..end]`: null where an end is missing or nothing can be compared (DMN 1.5, 10.3.2.7). */
export function includesValue(range: FeelRange, value: unknown): boolean | null {
  const { start, end } = range;
  const [operator, other] = UnaryRange.signOf(range) ?? [];
  if (operator === '!=') {
    const order = compare(other, value);
    return order === undefined ? null : order !== 0;
  }
  const below = start === null ? -1 : compare(start, value);
  const above = end === null ? 1 : compare(end, value);
  if ((start === null && end === null) || below === undefined || above === undefined) return null;
  return (range['start included'] ? below <= 0 : below < 0) && (range['end included'] ? above >= 0 : above > 0);
}

/** More than anybody counts through. */
const LONGEST = 100_000;

/** What `for i in a..b` goes through: whole numbers or days, up or down. */
export function between(start: unknown, end: unknown): unknown[] | Wrong {
  if (isNumber(start) && isNumber(end)) return stepped(start, end);
  if (!(start instanceof FeelDate) || !(end instanceof FeelDate)) return NOT_COUNTED;
  const first = start.unwrap();
  const shifts = stepped(0, first.until(end.unwrap()).days);
  return shifts instanceof Wrong ? shifts : shifts.map((shift) => new FeelDate(first.add({ days: Number(shift) })));
}

const NOT_COUNTED = new Wrong('This range cannot be gone through');

function stepped(from: unknown, to: unknown): unknown[] | Wrong {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) return NOT_COUNTED;
  const [first, last] = [Number(from), Number(to)];
  if (Math.abs(last - first) > LONGEST) return NOT_COUNTED;
  const step = Math.sign(last - first) || 1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_item, index) => plus(first, index * step));
}

/** What a loop goes through in a range: whole numbers or days, upwards. */
export function itemsOf(range: FeelRange): unknown[] | Wrong {
  const { start, end } = range;
  if ((compare(start, end) ?? 1) > 0) return NOT_COUNTED;
  const all = between(start, end);
  return all instanceof Wrong
    ? all
    : all.slice(range['start included'] ? 0 : 1, range['end included'] ? undefined : -1);
}

/** `value instance of range<kind>`. */
export function isRangeOf(value: unknown, kind: string): boolean {
  return value instanceof FeelRange && [value.start, value.end].every((end) => end === null || kindOf(end) === kind);
}
