import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin';
import { compute, negate, type Computed } from './feel-arithmetic.ts';
import { areEqual, asEqual, asTest, holdsDuration } from './feel-equality.ts';
import { between, FROM_ONE, readPoint } from './feel-points.ts';
import { isRangeOf, UnaryRange } from './feel-ranges.ts';
import { needsRewriting, rewritten } from './feel-rewrite.ts';

type Context = Readonly<Record<string, unknown>>;
export interface FeelResult {
  readonly value: unknown;
  readonly warnings: readonly { readonly message: string }[];
}
/** Whether a value is of a type that the surroundings define; `undefined` when they know no such type. */
export type IsInstance = (value: unknown, type: string) => boolean | undefined;

/** Of all loops of one expression together: more would take seconds. */
const MOST_ROUNDS = 1_000_000;

const NO_TYPES: IsInstance = () => undefined;

/** The library's evaluation, by the standard where it falls short. Throws what the library throws, e.g. its SyntaxError. */
export function evaluateText(expression: string, context: Context, isInstance: IsInstance = NO_TYPES): FeelResult {
  const text = withRanges(expression);
  const mayEquate = holdsDuration(context);
  if (!needsRewriting(text, mayEquate)) return evaluate(text, context);
  const { topNode } = parseExpression(text, context, undefined);
  return run(rewritten(text, topNode, context, mayEquate), text, context, isInstance, evaluate);
}

/** As `evaluateText` for unary tests (DMN 1.5, 7.3.8) of the value `?`. */
export function testText(tests: string, context: Context, isInstance: IsInstance = NO_TYPES): FeelResult {
  const text = withRanges(tests);
  const mayEquate = holdsDuration(context);
  if (!needsRewriting(text, mayEquate)) return unaryTest(text, context);
  const { topNode } = parseUnaryTests(text, context, undefined);
  return run(rewritten(text, topNode, context, mayEquate), text, context, isInstance, unaryTest);
}

const RANGE_TYPE = /\binstance\s+of\s+range\s*<\s*([\w ]+?)\s*>/g;

/** The library's grammar has no `range<…>`: it becomes a name. */
export function withRanges(text: string): string {
  if (!text.includes('range')) return text;
  return text.replace(RANGE_TYPE, (_all, kind: string) => `instance of __range_${kind.replaceAll(' ', '_')}`);
}

function run(
  text: string,
  original: string,
  context: Context,
  isInstance: IsInstance,
  evaluateIt: (text: string, context: Context) => FeelResult,
): FeelResult {
  if (text === original) return evaluateIt(text, context);
  const problems: string[] = [];
  const without = (problem: string): null => {
    problems.push(problem);
    return null;
  };
  const kept = (computed: Computed): unknown => ('value' in computed ? computed.value : without(computed.problem));
  let rounds = 0;
  const result = evaluateIt(text, {
    ...context,
    __add: (left: unknown, right: unknown) => kept(compute('+', left, right)),
    __subtract: (left: unknown, right: unknown) => kept(compute('-', left, right)),
    __multiply: (left: unknown, right: unknown) => kept(compute('*', left, right)),
    __divide: (left: unknown, right: unknown) => kept(compute('/', left, right)),
    __negate: (value: unknown) => kept(negate(value)),
    __counted: (list: unknown) => {
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
  });
  return { value: result.value, warnings: [...result.warnings, ...problems.map((message) => ({ message }))] };
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
