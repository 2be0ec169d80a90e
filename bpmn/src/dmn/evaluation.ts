import { evaluate } from 'feelin';
import { clockFunctions, type FeelClock } from '../feel/feel.ts';
import { evaluateText, testText, type IsInstance } from '../feel/evaluate.ts';
import { FEEL_FUNCTIONS } from '../feel/functions.ts';
import { typeErrorIn } from '../feel/types.ts';
import { isInstance, type ItemTypes } from './item-types.ts';

/** Why a result is null where the standard says null: which rule or expression, and what was wrong. */
export interface DecisionProblem {
  /** Id of the decision, expression or rule. */
  readonly element: string;
  readonly message: string;
}

/** Names and values that an expression sees; values are those of FEEL. */
export type Scope = Readonly<Record<string, unknown>>;

/** One evaluation under way: its clock and types, and the problems so far. */
export interface Evaluation {
  readonly clock: FeelClock;
  readonly types: ItemTypes;
  readonly problems: DecisionProblem[];
}

/** A FEEL expression; null with a problem where the standard says null. */
export function feel(evaluation: Evaluation, element: string, expression: string, scope: Scope): unknown {
  const context = { ...FEEL_FUNCTIONS, ...scope, ...clockFunctions(evaluation.clock) };
  return guarded(evaluation, element, expression, () => {
    const mistyped = typeErrorIn(expression, context, { isNullFalse: true });
    if (mistyped === undefined) return evaluateText(expression, context, knownBy(evaluation));
    report(evaluation, element, `„${expression}”: the types in „${mistyped}” do not fit`);
    return { value: null, warnings: [] };
  });
}

const knownBy =
  ({ types }: Evaluation): IsInstance =>
  (value, type) =>
    isInstance(types, value, type);

const ORDERED = /^([<>]=?|[[(\]])/;
const OVER_NUMBERS = /^(?:[<>]=?|[[(\]])[-\d.\s]+[\])[]?$/;

/** The library compares values of unlike types as JavaScript does; the standard does not (DMN 1.5, 10.3.2.13). */
function isMistyped(tests: string, context: Record<string, unknown> & { readonly '?': unknown }): boolean {
  const value = context['?'];
  // most cells of most tables
  if (OVER_NUMBERS.test(tests)) return value !== null && typeof value !== 'number';
  const [, operator] = ORDERED.exec(tests) ?? [];
  if (operator === undefined) return false;
  const asComparison = /[<>]/.test(operator) ? `? ${tests}` : `? in ${tests}`;
  return isFeel(asComparison) && typeErrorIn(asComparison, context) !== undefined;
}

/** Whether a value passes unary tests (DMN 1.5, 7.3.8): `?` is the value. */
export function passes(evaluation: Evaluation, element: string, tests: string, value: unknown, scope: Scope): boolean {
  if (tests === '-') return true;
  const context = { ...FEEL_FUNCTIONS, ...scope, ...clockFunctions(evaluation.clock), '?': value ?? null };
  if (typeof value === 'boolean' && NAMED.test(tests)) return isNamed(evaluation, element, tests, value, scope);
  const result = guarded(evaluation, element, tests, () =>
    isMistyped(tests, context) ? { value: false, warnings: [] } : testText(tests, context, knownBy(evaluation)),
  );
  return result === true;
}

const NAMED = /^(not\()?\s*(?!true\b|false\b)([\p{L}_][\p{L}\p{N}_]*(?:[ .][\p{L}\p{N}_]+)*)\s*(\))?$/u;

/** A name in a cell over truth values means its value, not whether it is true (DMN 1.5, 7.3.8). */
function isNamed(evaluation: Evaluation, element: string, tests: string, value: boolean, scope: Scope): boolean {
  const [, negated, name = ''] = NAMED.exec(tests) ?? [];
  const named = feel(evaluation, element, name, scope);
  return (named === value) !== (negated !== undefined);
}

export function report({ problems }: Evaluation, element: string, message: string): null {
  problems.push({ element, message });
  return null;
}

function isFeel(expression: string): boolean {
  try {
    evaluate(expression, {});
    return true;
  } catch {
    // several tests in one cell are no single expression
    return false;
  }
}

function guarded(
  evaluation: Evaluation,
  element: string,
  expression: string,
  run: () => { readonly value: unknown; readonly warnings: readonly { readonly message: string }[] },
): unknown {
  try {
    const { value, warnings } = run();
    for (const { message } of warnings) report(evaluation, element, `„${expression}”: ${message}`);
    return value ?? null;
  } catch (error) {
    // feelin throws its SyntaxError, plain errors for functions that it lacks, RangeError for endless recursion
    return report(evaluation, element, `„${expression}”: ${error instanceof Error ? error.message : String(error)}`);
  }
}
