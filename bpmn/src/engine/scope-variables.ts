import { evaluateCondition, evaluateFeel } from '../feel/feel.ts';
import type { VariableMapping } from '../graph/graph.ts';
import type { Token } from './state.ts';
import type { Value, Variables } from '../feel/variables.ts';
import { scopeOf, type Execution } from './execution.ts';

/** What an expression sees in a scope: its own variables before those around it. */
export function visibleIn(execution: Execution, scopeId: string | undefined): Variables {
  if (scopeId === undefined) return {};
  const scope = scopeOf(execution, scopeId);
  return { ...visibleIn(execution, scope.parent), ...scope.variables };
}

/** What an expression sees from a token: the mapped inputs of the visit first. */
export function visibleTo(execution: Execution, token: Token): Variables {
  return { ...visibleIn(execution, token.scope), ...token.local };
}

/** Writes variables: each where its name is declared, innermost first, else at the top. */
export function write(execution: Execution, scopeId: string, variables: Variables): void {
  const touched = new Set<string>();
  for (const [name, value] of Object.entries(variables)) {
    const home = homeOf(execution, scopeId, name);
    scopeOf(execution, home).variables[name] = value;
    touched.add(home);
    execution.changed = true;
  }
  for (const home of touched) {
    execution.effects.push({ kind: 'variables', scope: home, variables: { ...scopeOf(execution, home).variables } });
  }
}

function homeOf(execution: Execution, scopeId: string, name: string): string {
  const scope = scopeOf(execution, scopeId);
  if (scope.parent === undefined || Object.hasOwn(scope.variables, name)) return scopeId;
  return homeOf(execution, scope.parent, name);
}

/** @throws FeelFailure */
export function evaluateFor(execution: Execution, token: Token, expression: string): Value {
  return evaluateFeel(expression, visibleTo(execution, token), execution.clock);
}

/** @throws FeelFailure */
export function isTrueFor(execution: Execution, token: Token, condition: string): boolean {
  return evaluateCondition(condition, visibleTo(execution, token), execution.clock);
}

/**
 * Evaluates mappings; a later one sees the targets of the earlier ones.
 * @throws FeelFailure
 */
export function mapVariables(execution: Execution, mappings: readonly VariableMapping[], seen: Variables): Variables {
  const mapped: Variables = {};
  for (const { source, target } of mappings)
    mapped[target] = evaluateFeel(source, { ...seen, ...mapped }, execution.clock);
  return mapped;
}
