import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin';
import { callsOf, type IsInstance } from './calls.ts';
import { holdsDuration } from './equality.ts';
import { needsRewriting, rewritten } from './rewrite.ts';

type Context = Readonly<Record<string, unknown>>;
export type { IsInstance };
export interface FeelResult {
  readonly value: unknown;
  readonly warnings: readonly { readonly message: string }[];
}
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
  const result = evaluateIt(text, { ...context, ...callsOf(without, isInstance) });
  return { value: result.value, warnings: [...result.warnings, ...problems.map((message) => ({ message }))] };
}
