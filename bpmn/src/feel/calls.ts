import { evaluate, FeelRange } from 'feelin';
import { compute, negate, type Computed } from './arithmetic.ts';
import { areEqual, asEqual, asTest } from './equality.ts';
import { between, FROM_ONE, readPoint } from './points.ts';
import { asIntervalTest, isRangeOf, isWithin, itemsOf, UnaryRange, type Interval } from './ranges.ts';

/** Whether a value is of a type that the surroundings define; `undefined` when they know no such type. */
export type IsInstance = (value: unknown, type: string) => boolean | undefined;

/** Of all loops of one expression together: more would take seconds. */
const MOST_ROUNDS = 1_000_000;

/** Says why there is no value. */
type Without = (problem: string) => null;

/** The functions that rewritten expressions call (`feel-rewrite.ts`). */
export function callsOf(without: Without, isInstance: IsInstance): Readonly<Record<string, unknown>> {
  const kept = (computed: Computed): unknown => ('value' in computed ? computed.value : without(computed.problem));
  let rounds = 0;
  return {
    __add: (left: unknown, right: unknown) => kept(compute('+', left, right)),
    __subtract: (left: unknown, right: unknown) => kept(compute('-', left, right)),
    __multiply: (left: unknown, right: unknown) => kept(compute('*', left, right)),
    __divide: (left: unknown, right: unknown) => kept(compute('/', left, right)),
    __negate: (value: unknown) => kept(negate(value)),
    __counted: (given: unknown) => {
      const list = given instanceof FeelRange ? itemsOf(given) : given;
      if (list === null && given !== null) return without('This range cannot be gone through');
      if (Array.isArray(list)) rounds += list.length;
      if (rounds > MOST_ROUNDS) throw new RangeError(`More than ${MOST_ROUNDS} rounds of a loop`);
      return list;
    },
    __equal: areEqual,
    __unequal: (left: unknown, right: unknown) => {
      const answer = areEqual(left, right);
      return answer === null ? null : !answer;
    },
    __test: asTest,
    __equals: asEqual,
    __unary: (operator: string, value: unknown) => new UnaryRange(operator, value),
    __within: (value: unknown, ...interval: Interval) => isWithin(value, interval),
    __interval: (...interval: Interval) => asIntervalTest(interval),
    __fits: (value: unknown, type: string) =>
      (value ?? null) === null ||
      (isInstance(value, type) ?? evaluate(`value instance of ${type}`, { value }).value === true),
    __some: (answers: unknown) => quantified(answers, true),
    __every: (answers: unknown) => quantified(answers, false),
    __point: (literal: string) => readPoint(literal) ?? without(`@"${literal}" is no date, time or duration`),
    __between: (start: unknown, end: unknown) => between(start, end) ?? without('This range cannot be gone through'),
    __instance: (value: unknown, type: string) => {
      const [, kind] = /^__range_(.*)$/.exec(type) ?? [];
      if (kind !== undefined) return isRangeOf(value, kind.replaceAll('_', ' '));
      return isInstance(value, type) ?? without(`There is no type ${type}`);
    },
    __from: (name: string, from: unknown) => fromOne(name, from, without),
  };
}

/** DMN 1.5, 10.3.2.6: one deciding answer is enough, else any answer that is not known leaves it open. */
function quantified(answers: unknown, deciding: boolean): boolean | null {
  if (!Array.isArray(answers)) return null;
  if (answers.includes(deciding)) return deciding;
  return answers.every((answer) => answer === !deciding) ? !deciding : null;
}

function fromOne(name: string, from: unknown, without: (problem: string) => null): unknown {
  if (from === null || from === undefined) return null;
  return FROM_ONE[name]?.(from) ?? without(`${name}(${JSON.stringify(from)}) is not valid`);
}
