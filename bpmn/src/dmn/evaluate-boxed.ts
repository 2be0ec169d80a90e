import { FeelFunction } from 'feelin';
import { invoke as invoked } from '../feel/functions/invoke.ts';
import { itemAt } from '../feel/interpreter/filters.ts';
import { listOf } from '../feel/interpreter/loops.ts';
import { isNumber } from '../feel/numbers.ts';
import { Wrong } from '../feel/wrong.ts';
import { evaluateTable } from './evaluate-table.ts';
import { feel, report, type Evaluation, type Scope } from './evaluation.ts';
import { conform, isContext, MISFIT } from './item-types.ts';
import type { Boxed, Parameter } from './model.ts';

/**
 * Evaluates a boxed expression (DMN 1.5, 10.2.2) and brings the value to its type.
 * @returns a FEEL value; null with a problem where the standard says null
 */
export function evaluateBoxed(evaluation: Evaluation, boxed: Boxed, scope: Scope): unknown {
  return typed(evaluation, boxed.id, boxed.typeRef, valueOf(evaluation, boxed, scope));
}

/** A value of a type, or null with a problem. */
export function typed(evaluation: Evaluation, element: string, typeRef: string | undefined, value: unknown): unknown {
  const fitting = conform(evaluation.types, typeRef, value);
  return fitting === MISFIT ? report(evaluation, element, `the value is no ${typeRef ?? ''}`) : fitting;
}

/** A function value: a call gives null with a problem when an argument is not of its type. */
export function functionOf(
  evaluation: Evaluation,
  element: string,
  parameters: readonly Parameter[],
  call: (bound: Scope) => unknown,
): FeelFunction {
  const names = parameters.map(({ name }) => name);
  return new FeelFunction((...given: unknown[]) => {
    if (given.length < names.length)
      return report(evaluation, element, `there are ${names.length} arguments, not ${given.length}`);
    const values = parameters.map(({ typeRef }, index) => conform(evaluation.types, typeRef, given[index] ?? null));
    const wrong = values.indexOf(MISFIT);
    if (wrong >= 0) return report(evaluation, element, `the argument „${names[wrong] ?? ''}” is not of its type`);
    return call(Object.fromEntries(names.map((name, index) => [name, values[index]])));
  }, names);
}

function valueOf(evaluation: Evaluation, boxed: Boxed, scope: Scope): unknown {
  const inside = (part: Boxed, more: Scope = {}): unknown => evaluateBoxed(evaluation, part, { ...scope, ...more });
  switch (boxed.kind) {
    case 'literal':
      return feel(evaluation, boxed.id, boxed.text, scope);
    case 'table':
      return evaluateTable(evaluation, boxed.id, boxed.table, scope);
    case 'context':
      return context(evaluation, boxed, scope);
    case 'list':
      return boxed.items.map((item) => inside(item));
    case 'relation':
      return boxed.rows.map((row) =>
        Object.fromEntries(boxed.columns.map((column, index) => [column, row[index] ? inside(row[index]) : null])),
      );
    case 'function':
      return functionOf(evaluation, boxed.id, boxed.parameters, (bound) => inside(boxed.body, bound));
    case 'invocation':
      return invoke(evaluation, boxed, scope);
    case 'conditional':
      return conditional(evaluation, boxed, scope);
    case 'filter':
      return filter(evaluation, boxed, scope);
    case 'iterator':
      return iterate(evaluation, boxed, scope);
    case 'unsupported':
      return report(evaluation, boxed.id, `${boxed.what} is not supported`);
  }
}

type Of<Kind extends Boxed['kind']> = Boxed & { readonly kind: Kind };

/** Entries see the ones before them; one without a name is the result. */
function context(evaluation: Evaluation, { id, entries }: Of<'context'>, scope: Scope): unknown {
  const values: Record<string, unknown> = {};
  for (const { name, typeRef, expression } of entries) {
    const value = typed(evaluation, id, typeRef, evaluateBoxed(evaluation, expression, { ...scope, ...values }));
    if (name === undefined) return value;
    values[name] = value;
  }
  return values;
}

function invoke(evaluation: Evaluation, { id, called, bindings }: Of<'invocation'>, scope: Scope): unknown {
  const callee = evaluateBoxed(evaluation, called, scope);
  if (!(callee instanceof FeelFunction)) return report(evaluation, id, 'what is invoked is no function');
  const given = bindings.map(({ name = '', expression }): [string, unknown] => [
    name,
    evaluateBoxed(evaluation, expression, scope),
  ]);
  const unknown = given.find(([name]) => !callee.parameterNames.includes(name));
  if (unknown) return report(evaluation, id, `the function has no parameter „${unknown[0]}”`);
  const result = invoked(callee, Object.fromEntries(given));
  return result instanceof Wrong ? report(evaluation, id, result.message) : result;
}

/** As FEEL's `if`: null takes the else. */
function conditional(
  evaluation: Evaluation,
  { id, condition, consequence, otherwise }: Of<'conditional'>,
  scope: Scope,
): unknown {
  const verdict = evaluateBoxed(evaluation, condition, scope);
  if (verdict !== null && typeof verdict !== 'boolean') return report(evaluation, id, NO_VERDICT);
  return evaluateBoxed(evaluation, verdict ? consequence : otherwise, scope);
}

const NO_VERDICT = 'the condition is neither true nor false';

/** As FEEL's filter: a condition over each item, or the place of one item. */
function filter(evaluation: Evaluation, { id, list, match }: Of<'filter'>, scope: Scope): unknown {
  const target = evaluateBoxed(evaluation, list, scope) ?? null;
  if (target === null) return null;
  const items: readonly unknown[] = Array.isArray(target) ? target : [target];
  const kept: unknown[] = [];
  for (const item of items) {
    const seen = { ...scope, ...(isContext(item) && item), item };
    const verdict = evaluateBoxed(evaluation, match, seen);
    if (isNumber(verdict)) {
      const found = itemAt(items, verdict);
      return found instanceof Wrong ? report(evaluation, id, found.message) : found;
    }
    if (verdict === true) kept.push(item);
    else if (verdict !== false && verdict !== null) return report(evaluation, id, NO_VERDICT);
  }
  return kept;
}

function iterate(evaluation: Evaluation, { id, what, variable, list, body }: Of<'iterator'>, scope: Scope): unknown {
  const results: unknown[] = [];
  const items = listOf(evaluateBoxed(evaluation, list, scope));
  if (items instanceof Wrong) return report(evaluation, id, items.message);
  for (const item of items) {
    results.push(evaluateBoxed(evaluation, body, { ...scope, [variable]: item, partial: [...results] }));
  }
  if (what === 'for') return results;
  if (results.some((result) => result !== null && typeof result !== 'boolean'))
    return report(evaluation, id, NO_VERDICT);
  // DMN 1.5, table 50: three-valued, as „or” and „and” over all items
  const decisive = what === 'some';
  if (results.includes(decisive)) return decisive;
  return results.every((result) => typeof result === 'boolean') ? !decisive : null;
}
