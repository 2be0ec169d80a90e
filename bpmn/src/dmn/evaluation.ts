import { clockFunctions, type FeelClock } from '../feel/feel.ts';
import { evaluateText, testText, type FeelResult } from '../feel/evaluate.ts';
import { isInstance, type ItemTypes } from './item-types.ts';

/** Why a result is null where the standard says null: which rule or expression, and what was wrong. */
export interface DecisionProblem {
  /** Id of the decision, expression or rule. */
  readonly element: string;
  readonly message: string;
}

/** A rule of a decision table that hit, with what its annotations say. */
export interface RuleHit {
  readonly rule: string;
  readonly notes: readonly string[];
}

/** Names and values that an expression sees; values are those of FEEL. */
export type Scope = Readonly<Record<string, unknown>>;

/** One evaluation under way: its clock and types, and the problems so far. */
export interface Evaluation {
  readonly clock: FeelClock;
  readonly types: ItemTypes;
  readonly problems: DecisionProblem[];
  /** Filled where somebody asks why. */
  readonly hits?: RuleHit[];
}

/** A FEEL expression; null with a problem where the standard says null because of an error. */
export function feel(evaluation: Evaluation, element: string, expression: string, scope: Scope): unknown {
  return guarded(evaluation, element, expression, () => evaluateText(expression, scope, around(evaluation)));
}

const around = ({ types, clock }: Evaluation) => ({
  functions: clockFunctions(clock),
  isInstance: (value: unknown, type: string) => isInstance(types, value, type),
});

/** Whether a value passes unary tests (DMN 1.5, 7.3.8): `?` is the value. */
export function passes(evaluation: Evaluation, element: string, tests: string, value: unknown, scope: Scope): boolean {
  if (tests === '-') return true;
  const names = { ...scope, '?': value ?? null };
  return guarded(evaluation, element, tests, () => testText(tests, names, around(evaluation))) === true;
}

export function report({ problems }: Evaluation, element: string, message: string): null {
  problems.push({ element, message });
  return null;
}

function guarded(evaluation: Evaluation, element: string, expression: string, run: () => FeelResult): unknown {
  try {
    const { value, problems } = run();
    for (const { message } of problems) report(evaluation, element, `„${expression}”: ${message}`);
    return value ?? null;
  } catch (error) {
    // no FEEL, loops that would take for ever, endless recursion
    return report(evaluation, element, `„${expression}”: ${error instanceof Error ? error.message : String(error)}`);
  }
}
