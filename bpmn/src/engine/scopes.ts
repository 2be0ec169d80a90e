import { keptOf } from './compensable.ts';
import { goOnAdHoc } from './ad-hoc.ts';
import { beginnings, eventSubProcessStarts } from '../graph/beginnings.ts';
import type { AdHocRule, GraphNode } from '../graph/graph.ts';
import { completeScope } from './completion.ts';
import type { CaseStatus, Scope, Token } from './state.ts';
import type { Variables } from '../feel/variables.ts';
import { finish } from './finish.ts';
import { closeWaitsIn, openWait } from './waits.ts';
import { enter, isEmpty, nextId, nodeOf, scopesIn, type Execution } from './execution.ts';

/** Opens a scope on a token: begins to wait for its event sub-processes. Nothing has entered it yet. */
export function openScope(
  execution: Execution,
  node: GraphNode | undefined,
  host: Token | undefined,
  variables: Variables,
): Scope {
  const scope: Scope = {
    id: nextId(execution, 's'),
    ...(node && { node: node.id }),
    ...(host && { parent: host.scope, host: host.id }),
    variables: { ...variables },
  };
  execution.state.scopes[scope.id] = scope;
  if (Object.keys(variables).length > 0) {
    execution.effects.push({ kind: 'variables', scope: scope.id, variables: { ...variables } });
  }
  for (const start of eventSubProcessStarts(execution.graph, node?.id)) openWait(execution, start, { scope: scope.id });
  return scope;
}

/** Sends tokens to where a scope begins. */
export function beginScope(execution: Execution, scope: Scope): void {
  const rule = adHocOf(execution, scope);
  const [first, ...others] = beginnings(execution.graph, scope.node).map(({ id }) => id);
  if (first !== undefined) enter(execution, first, scope.id);
  if (rule?.sequential) scope.pending = others;
  else for (const id of others) enter(execution, id, scope.id);
  settleScope(execution, scope.id);
}

const adHocOf = (execution: Execution, scope: Scope): AdHocRule | undefined =>
  scope.node === undefined ? undefined : nodeOf(execution, scope.node).adHoc;

/** Ends a scope in which nothing is left (BPMN 2.0.2, 13.3.4: all tokens consumed). */
export function settleScope(execution: Execution, scopeId: string): void {
  const scope = execution.state.scopes[scopeId];
  const rule = scope && adHocOf(execution, scope);
  if (rule && goOnAdHoc(execution, scope, rule)) return;
  if (!scope || !isEmpty(execution, scopeId) || scopesIn(execution, scopeId).length > 0) return;
  endScope(execution, scope, 'completed');
}

/** Ends a scope that has been emptied: its sub-process is left, or the case is over. */
export function endScope(execution: Execution, scope: Scope, status: CaseStatus): void {
  closeWaitsIn(execution, scope.id);
  const host = scope.host === undefined ? undefined : execution.state.tokens[scope.host];
  if (!host) return finish(execution, status);
  const kept = keptOf(execution, scope);
  if (kept) host.kept = kept;
  delete execution.state.scopes[scope.id];
  completeScope(execution, host, scope.variables);
}
