import { withSteps } from './bounds.ts';
import { ready } from './interpreter/expression.ts';
import { Running, Scope, type IsInstance } from './interpreter/run.ts';
import type { Context } from './kinds.ts';

/** A value, and why it or a part of it is null where the standard says null because of an error. */
export interface FeelResult {
  readonly value: unknown;
  readonly problems: readonly { readonly message: string }[];
}

interface Surroundings {
  /** Types that a file defines. */
  readonly isInstance?: IsInstance;
  /** Names beside the variables, such as `today`. */
  readonly functions?: Context;
  /** An `if` without true or false is a problem. */
  readonly isStrict?: boolean;
}

/**
 * Evaluates an expression (DMN 1.5, chapter 10).
 * @throws SyntaxFailure for a text that is no FEEL or too large, RangeError for what takes more than one expression may
 */
export const evaluateText = (expression: string, variables: Context, surroundings: Surroundings = {}): FeelResult =>
  run('expression', expression, variables, surroundings);

/** As `evaluateText` for unary tests (DMN 1.5, 7.3.8) of the value `?`. */
export const testText = (tests: string, variables: Context, surroundings: Surroundings = {}): FeelResult =>
  run('unary tests', tests, variables, surroundings);

function run(
  grammar: 'expression' | 'unary tests',
  text: string,
  variables: Context,
  { isInstance = () => undefined, functions = {}, isStrict = false }: Surroundings,
): FeelResult {
  const running = new Running(isInstance, isStrict);
  const evaluate = ready(text, grammar, variables);
  const value = withSteps(() => evaluate(new Scope(variables, new Scope(functions)), running));
  return { value: value ?? null, problems: running.problems };
}
