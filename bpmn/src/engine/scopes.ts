import { keptOf } from './compensable.ts';
import { goOnAdHoc } from './ad-hoc.ts';
import { beginnings, eventSubProcessStarts } from '../graph/beginnings.ts';
import type { AdHocRule, GraphNode } from '../graph/graph.ts';
import { completeScope } from './completion.ts';
import type { CaseStatus, Scope, Token } from './state.ts';
import type { Variables } from '../feel/variables.ts';
import { finish } from './finish.ts';
import { closeWaitsIn, openWait } from './waits.ts';
import { enter, isEmpty, nextId, nodeOf, scopesIn, type Walk } from './walk.ts';

/** Opens a scope on a token: begins to wait for its event sub-processes. Nothing has entered it yet. */
export function openScope(
  walk: Walk,
  node: GraphNode | undefined,
  host: Token | undefined,
  variables: Variables,
): Scope {
  const scope: Scope = {
    id: nextId(walk, 's'),
    ...(node && { node: node.id }),
    ...(host && { parent: host.scope, host: host.id }),
    variables: { ...variables },
  };
  walk.state.scopes[scope.id] = scope;
  if (Object.keys(variables).length > 0) {
    walk.effects.push({ kind: 'variables', scope: scope.id, variables: { ...variables } });
  }
  for (const start of eventSubProcessStarts(walk.graph, node?.id)) openWait(walk, start, { scope: scope.id });
  return scope;
}

/** Sends tokens to where a scope begins. */
export function beginScope(walk: Walk, scope: Scope): void {
  const rule = adHocOf(walk, scope);
  const [first, ...others] = beginnings(walk.graph, scope.node).map(({ id }) => id);
  if (first !== undefined) enter(walk, first, scope.id);
  if (rule?.sequential) scope.pending = others;
  else for (const id of others) enter(walk, id, scope.id);
  settleScope(walk, scope.id);
}

const adHocOf = (walk: Walk, scope: Scope): AdHocRule | undefined =>
  scope.node === undefined ? undefined : nodeOf(walk, scope.node).adHoc;

/** Ends a scope in which nothing is left (BPMN 2.0.2, 13.3.4: all tokens consumed). */
export function settleScope(walk: Walk, scopeId: string): void {
  const scope = walk.state.scopes[scopeId];
  const rule = scope && adHocOf(walk, scope);
  if (rule && goOnAdHoc(walk, scope, rule)) return;
  if (!scope || !isEmpty(walk, scopeId) || scopesIn(walk, scopeId).length > 0) return;
  endScope(walk, scope, 'completed');
}

/** Ends a scope that has been emptied: its sub-process is left, or the case is over. */
export function endScope(walk: Walk, scope: Scope, status: CaseStatus): void {
  closeWaitsIn(walk, scope.id);
  const host = scope.host === undefined ? undefined : walk.state.tokens[scope.host];
  if (!host) return finish(walk, status);
  const kept = keptOf(walk, scope);
  if (kept) host.kept = kept;
  delete walk.state.scopes[scope.id];
  completeScope(walk, host, scope.variables);
}
