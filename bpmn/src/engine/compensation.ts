import { compensationStart } from './compensable.ts';
import { complete } from './completion.ts';
import { happenAtBoundary, startEventSubProcess } from './happenings.ts';
import { followsFormat1 } from '../graph/current-graph.ts';
import { boundariesOf } from '../graph/graph-index.ts';
import type { GraphNode } from '../graph/graph.ts';
import { endScope, settleScope } from './scopes.ts';
import type { Compensable, Compensation, Kept, Scope, Token } from './state.ts';
import { addToken } from './token-index.ts';
import { closeWaitsOf } from './waits.ts';
import { makeReady, nextId, nodeOf, park, place, remove, scopeOf, type Walk } from './walk.ts';

/**
 * Compensates what has been completed in the thrower's scope, last first: one activity, or everything.
 * @param afterwards what the thrower does afterwards
 */
export function compensate(
  walk: Walk,
  thrower: Token,
  activity: string | undefined,
  afterwards: Compensation['afterwards'],
): void {
  const scope = throwingScope(walk, thrower.scope, activity);
  const all = scope.compensable ?? [];
  const isMeant = ({ node }: Compensable): boolean => activity === undefined || node === activity;
  scope.compensable = all.filter((item) => !isMeant(item));
  thrower.compensation = { items: all.filter((item) => isMeant(item)), scope: scope.id, afterwards };
  park(thrower);
  compensateNext(walk, thrower, thrower.compensation);
}

/**
 * As `compensate`, while the thrower goes on: a token that nobody sees stands for what is being undone and keeps the scope open.
 */
export function compensateAside(walk: Walk, thrower: Token, activity: string | undefined): void {
  const aside: Token = { id: nextId(walk, 't'), node: thrower.node, scope: thrower.scope, status: 'waiting' };
  addToken(walk.state, aside);
  compensate(walk, aside, activity, 'vanish');
}

/** A handler, or a restored sub-process, is done: on with the one before. */
export function compensated(walk: Walk, token: Token): void {
  const thrower = walk.state.tokens[token.compensates ?? ''];
  closeWaitsOf(walk, token);
  walk.effects.push({ kind: 'leave', token: token.id, node: token.node });
  remove(walk, token);
  if (thrower?.compensation) compensateNext(walk, thrower, thrower.compensation);
}

function compensateNext(walk: Walk, thrower: Token, compensation: Compensation): void {
  const item = compensation.items.pop();
  if (!item) return goOnAfter(walk, thrower, compensation);
  const node = nodeOf(walk, item.node);
  const begin = (id: string): Token => {
    const token = place(walk, id, compensation.scope);
    token.compensates = thrower.id;
    if (item.local) token.local = item.local;
    return token;
  };
  if (node.compensation !== undefined) return makeReady(walk, begin(node.compensation));
  restore(walk, begin(node.id), node, item.kept ?? { variables: {}, compensable: [] });
}

/** A completed sub-process without a handler of its own: its event sub-process compensates it, else its parts are. */
function restore(walk: Walk, host: Token, node: GraphNode, { variables, compensable }: Kept): void {
  const id = nextId(walk, 's');
  const scope: Scope = { id, node: node.id, parent: host.scope, host: host.id, variables, compensable };
  walk.state.scopes[id] = scope;
  const start = compensationStart(walk, node.id);
  if (start) return startEventSubProcess(walk, { ...start, interrupting: false }, scope, {});
  scope.compensable = [];
  host.compensation = { items: compensable, scope: id, afterwards: 'restored' };
  compensateNext(walk, host, host.compensation);
}

function goOnAfter(walk: Walk, thrower: Token, { afterwards, scope }: Compensation): void {
  delete thrower.compensation;
  if (afterwards === 'complete') return complete(walk, thrower, {});
  if (afterwards === 'cancel') return cancelTransaction(walk, thrower);
  if (afterwards === 'vanish') {
    remove(walk, thrower);
    return settleScope(walk, thrower.scope);
  }
  delete walk.state.scopes[scope];
  compensated(walk, thrower);
}

/** BPMN 2.0.2, 13.3.4: a cancelled transaction is compensated, then left by its cancel boundary event. */
function cancelTransaction(walk: Walk, end: Token): void {
  const scope = scopeOf(walk, end.scope);
  walk.effects.push({ kind: 'leave', token: end.id, node: end.node });
  remove(walk, end);
  const ended = walk.state.tokens[scope.host ?? ''];
  // the boundary event sits on all instances of a repeated transaction together
  const host = walk.state.tokens[ended?.round?.of ?? ''] ?? ended;
  const boundary = boundariesOf(walk.graph, host?.node ?? '').find(({ trigger }) => trigger?.kind === 'cancel');
  if (host && boundary) happenAtBoundary(walk, boundary, host, {});
  else endScope(walk, scope, 'completed');
}

/**
 * An event sub-process compensates what its surroundings have done, or one activity of its own that it names (BPMN 2.0.2,
 * 10.5.5: "the activity MUST be in the same Sub-Process").
 */
function throwingScope(walk: Walk, scopeId: string, activity: string | undefined): Scope {
  const scope = scopeOf(walk, scopeId);
  const isOwn = activity !== undefined && nodeOf(walk, activity).parent === scope.node;
  if (isOwn && !followsFormat1(walk.graph)) return scope;
  const isHandler = scope.node !== undefined && nodeOf(walk, scope.node).kind === 'event-sub-process';
  return isHandler && scope.parent !== undefined ? throwingScope(walk, scope.parent, activity) : scope;
}
