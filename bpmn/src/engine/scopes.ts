import { keptOf } from './compensation.ts';
import { goOnAdHoc } from './ad-hoc.ts';
import { nodesIn } from '../graph/graph-index.ts';
import type { AdHocRule, GraphNode, ProcessGraph } from '../graph/graph.ts';
import { completeScope } from './completion.ts';
import type { CaseFailure, CaseStatus, Scope, Token } from './state.ts';
import type { Variables } from '../feel/variables.ts';
import { closeWaitsIn, closeWaitsOf, openWait } from './waits.ts';
import { enter, isEmpty, nextId, nodeOf, remove, scopesIn, standsForRounds, tokensIn, type Walk } from './walk.ts';

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

/** Start events of the event sub-processes that lie directly in a sub-process (or at the top). */
export function eventSubProcessStarts(graph: ProcessGraph, parent: string | undefined): GraphNode[] {
  return nodesIn(graph, parent)
    .filter(({ kind }) => kind === 'event-sub-process')
    .flatMap(({ id }) => nodesIn(graph, id).filter(({ kind }) => kind === 'start-event'));
}

/** BPMN 2.0.2, 13.3.4: a sub-process begins at its none start events, else at everything without an incoming flow. */
export function beginnings(graph: ProcessGraph, parent: string | undefined): GraphNode[] {
  return beginningsAmong(nodesIn(graph, parent));
}

/** As `beginnings`, from the nodes that lie directly in the sub-process. */
export function beginningsAmong(inside: readonly GraphNode[]): GraphNode[] {
  const starts = inside.filter((node) => node.kind === 'start-event');
  if (starts.length > 0) return starts.filter((node) => (node.trigger?.kind ?? 'none') === 'none');
  return inside.filter((node) => node.incoming.length === 0 && canBegin(node));
}

function canBegin(node: GraphNode): boolean {
  if (node.isForCompensation || node.kind === 'boundary-event' || node.kind === 'event-sub-process') return false;
  return !(node.kind === 'intermediate-catch-event' && node.trigger?.kind === 'link');
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

/** The case is over. The top scope stays, since its variables are the result. */
export function finish(walk: Walk, status: CaseStatus, failure?: CaseFailure): void {
  walk.state.status = status;
  if (failure) walk.state.failure = failure;
  walk.effects.push({ kind: 'finish', status, ...(failure && { failure }) });
}

/** Takes away everything inside a scope; the scope itself stays. */
export function emptyScope(walk: Walk, scope: Scope, except?: Token): void {
  closeWaitsIn(walk, scope.id);
  for (const token of tokensIn(walk, scope.id)) {
    if (token !== except && walk.state.tokens[token.id]) cancelToken(walk, token);
  }
}

/** Takes a token away with everything that it holds: waits, open work, scopes, rounds. */
export function cancelToken(walk: Walk, token: Token): void {
  const node = nodeOf(walk, token.node);
  closeWaitsOf(walk, token);
  endScopesOn(walk, token);
  for (const round of Object.values(walk.state.tokens)) {
    if (round.round?.of === token.id || round.compensates === token.id) cancelToken(walk, round);
  }
  if (token.status === 'incident') {
    walk.effects.push({ kind: 'incident-over', token: token.id, node: node.id, how: 'cancelled' });
  } else if (!standsForRounds(node, token)) stopWork(walk, token, node);
  if (isSeen(node, token)) walk.effects.push({ kind: 'cancel', token: token.id, node: node.id });
  remove(walk, token);
}

/** Whether the world was told that the token entered. */
const isSeen = (node: GraphNode, token: Token): boolean =>
  !standsForRounds(node, token) && token.compensation?.afterwards !== 'vanish';

/** Ends the scopes that a token holds open. */
export function endScopesOn(walk: Walk, token: Token): void {
  for (const scope of Object.values(walk.state.scopes)) {
    if (scope.host !== token.id) continue;
    emptyScope(walk, scope);
    delete walk.state.scopes[scope.id];
  }
}

function stopWork(walk: Walk, token: Token, node: GraphNode): void {
  if (token.status !== 'waiting') return;
  if (node.kind === 'user-task') {
    walk.effects.push({ kind: 'close-task', token: token.id, node: node.id, how: 'cancelled' });
  } else if (node.activity !== undefined || node.decision) {
    walk.effects.push({ kind: 'stop-activity', token: token.id });
  } else if (node.called) {
    walk.effects.push({ kind: 'stop-child', token: token.id, process: node.called.process });
  }
}
