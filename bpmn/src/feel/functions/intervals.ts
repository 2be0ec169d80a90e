import { FeelRange } from 'feelin';
import { compare } from '../ordering.ts';
import { includesValue } from '../ranges.ts';
import { Wrong } from '../wrong.ts';
import { builtIn, type BuiltIns } from './built-in.ts';

/** A range, or a point as the range of itself. */
interface Span {
  readonly start: unknown;
  readonly end: unknown;
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
}

function spanOf(value: unknown): Span {
  if (!(value instanceof FeelRange)) return { start: value, end: value, hasStart: true, hasEnd: true };
  return { start: value.start, end: value.end, hasStart: value['start included'], hasEnd: value['end included'] };
}

const isLess = (one: unknown, other: unknown): boolean => (compare(one, other) ?? 0) < 0;
const isSame = (one: unknown, other: unknown): boolean => compare(one, other) === 0;

const endsWithin = (one: Span, other: Span): boolean =>
  isLess(one.end, other.end) || (isSame(one.end, other.end) && (!one.hasEnd || other.hasEnd));
const beginsWithin = (one: Span, other: Span): boolean =>
  isLess(other.start, one.start) || (isSame(one.start, other.start) && (!one.hasStart || other.hasStart));
const beginAlike = (one: Span, other: Span): boolean =>
  isSame(one.start, other.start) && one.hasStart === other.hasStart;
const endAlike = (one: Span, other: Span): boolean => isSame(one.end, other.end) && one.hasEnd === other.hasEnd;

type Relation = (one: Span, other: Span) => boolean;

const before: Relation = (one, other) =>
  isLess(one.end, other.start) || (isSame(one.end, other.start) && (!one.hasEnd || !other.hasStart));
const meets: Relation = (one, other) => isSame(one.end, other.start) && one.hasEnd && other.hasStart;
const during: Relation = (one, other) => beginsWithin(one, other) && endsWithin(one, other);
const starts: Relation = (one, other) => beginAlike(one, other) && endsWithin(one, other);
const finishes: Relation = (one, other) => endAlike(one, other) && beginsWithin(one, other);
const overlapsBefore: Relation = (one, other) =>
  (isLess(one.start, other.start) || (isSame(one.start, other.start) && one.hasStart && !other.hasStart)) &&
  (isLess(other.start, one.end) || (isSame(one.end, other.start) && one.hasEnd && other.hasStart)) &&
  endsWithin(one, other);
const turned =
  (relation: Relation): Relation =>
  (one, other) =>
    relation(other, one);

/** What two values have between them; ends of unlike kinds have no order. */
function related(relation: Relation, names: readonly [string, string] = ['range1', 'range2']) {
  const [first, second] = names;
  return builtIn({ [first]: 'value', [second]: 'value' }, (given) => {
    const [one, other] = [spanOf(given[first]), spanOf(given[second])];
    const ends = [one.start, one.end, other.start, other.end].filter((end) => end !== null);
    if (ends.some((end) => compare(end, ends[0]) === undefined)) return new Wrong('the ranges have no order');
    return relation(one, other);
  });
}

/** Functions of ranges (DMN 1.5, 10.3.4.9, table 80). */
export const INTERVAL_FUNCTIONS: BuiltIns = {
  before: related(before),
  after: related(turned(before)),
  meets: related(meets),
  'met by': related(turned(meets)),
  overlaps: related((one, other) => !before(one, other) && !before(other, one)),
  'overlaps before': related(overlapsBefore),
  'overlaps after': related(turned(overlapsBefore)),
  finishes: related(finishes),
  'finished by': related(turned(finishes)),
  includes: builtIn({ range: 'range', value: 'value' }, ({ range, value }) => {
    if (value instanceof FeelRange) return during(spanOf(value), spanOf(range));
    return includesValue(range, value) ?? new Wrong('the range has no order with the value');
  }),
  during: related(during),
  starts: related(starts),
  'started by': related(turned(starts)),
  coincides: related((one, other) => beginAlike(one, other) && endAlike(one, other)),
};
