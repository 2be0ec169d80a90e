import { evaluateCondition, evaluateFeel } from '../feel/feel.ts';
import type { VariableMapping } from '../graph/graph.ts';
import type { Token } from './state.ts';
import type { Value, Variables } from '../feel/variables.ts';
import { scopeOf, type Walk } from './walk.ts';

/** What an expression sees in a scope: its own variables before those around it. */
export function visibleIn(walk: Walk, scopeId: string | undefined): Variables {
  if (scopeId === undefined) return {};
  const scope = scopeOf(walk, scopeId);
  return { ...visibleIn(walk, scope.parent), ...scope.variables };
}

/** What an expression sees from a token: the mapped inputs of the visit first. */
export function visibleTo(walk: Walk, token: Token): Variables {
  return { ...visibleIn(walk, token.scope), ...token.local };
}

/** Writes variables: each where its name is declared, innermost first, else at the top. */
export function write(walk: Walk, scopeId: string, variables: Variables): void {
  const touched = new Set<string>();
  for (const [name, value] of Object.entries(variables)) {
    const home = homeOf(walk, scopeId, name);
    scopeOf(walk, home).variables[name] = value;
    touched.add(home);
    walk.changed = true;
  }
  for (const home of touched) {
    walk.effects.push({ kind: 'variables', scope: home, variables: { ...scopeOf(walk, home).variables } });
  }
}

function homeOf(walk: Walk, scopeId: string, name: string): string {
  const scope = scopeOf(walk, scopeId);
  if (scope.parent === undefined || Object.hasOwn(scope.variables, name)) return scopeId;
  return homeOf(walk, scope.parent, name);
}

/** @throws FeelFailure */
export function evaluateFor(walk: Walk, token: Token, expression: string): Value {
  return evaluateFeel(expression, visibleTo(walk, token), walk.clock);
}

/** @throws FeelFailure */
export function isTrueFor(walk: Walk, token: Token, condition: string): boolean {
  return evaluateCondition(condition, visibleTo(walk, token), walk.clock);
}

/**
 * Evaluates mappings; a later one sees the targets of the earlier ones.
 * @throws FeelFailure
 */
export function mapVariables(walk: Walk, mappings: readonly VariableMapping[], seen: Variables): Variables {
  const mapped: Variables = {};
  for (const { source, target } of mappings) mapped[target] = evaluateFeel(source, { ...seen, ...mapped }, walk.clock);
  return mapped;
}
