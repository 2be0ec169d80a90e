import { compensationStart } from './compensable.ts';
import { complete } from './completion.ts';
import { happenAtBoundary, startEventSubProcess } from './trigger-subscription.ts';
import { followsFormat1 } from '../graph/current-graph.ts';
import { boundariesOf } from '../graph/graph-index.ts';
import type { GraphNode } from '../graph/graph.ts';
import { endScope, settleScope } from './scopes.ts';
import type { Compensable, Compensation, Kept, Scope, Token } from './state.ts';
import { addToken } from './token-index.ts';
import { closeWaitsOf } from './waits.ts';
import { makeReady, nextId, nodeOf, park, place, remove, scopeOf, type Execution } from './execution.ts';

/**
 * Compensates what has been completed in the thrower's scope, last first: one activity, or everything.
 * @param afterwards what the thrower does afterwards
 */
export function compensate(
  execution: Execution,
  thrower: Token,
  activity: string | undefined,
  afterwards: Compensation['afterwards'],
): void {
  const scope = throwingScope(execution, thrower.scope, activity);
  const all = scope.compensable ?? [];
  const isMeant = ({ node }: Compensable): boolean => activity === undefined || node === activity;
  scope.compensable = all.filter((item) => !isMeant(item));
  thrower.compensation = { items: all.filter((item) => isMeant(item)), scope: scope.id, afterwards };
  park(thrower);
  compensateNext(execution, thrower, thrower.compensation);
}

/**
 * As `compensate`, while the thrower goes on: a token that nobody sees stands for what is being undone and keeps the scope open.
 */
export function compensateAside(execution: Execution, thrower: Token, activity: string | undefined): void {
  const aside: Token = { id: nextId(execution, 't'), node: thrower.node, scope: thrower.scope, status: 'waiting' };
  addToken(execution.state, aside);
  compensate(execution, aside, activity, 'vanish');
}

/** A handler, or a restored sub-process, is done: on with the one before. */
export function compensated(execution: Execution, token: Token): void {
  const thrower = execution.state.tokens[token.compensates ?? ''];
  closeWaitsOf(execution, token);
  execution.effects.push({ kind: 'leave', token: token.id, node: token.node });
  remove(execution, token);
  if (thrower?.compensation) compensateNext(execution, thrower, thrower.compensation);
}

function compensateNext(execution: Execution, thrower: Token, compensation: Compensation): void {
  const item = compensation.items.pop();
  if (!item) return goOnAfter(execution, thrower, compensation);
  const node = nodeOf(execution, item.node);
  const begin = (id: string): Token => {
    const token = place(execution, id, compensation.scope);
    token.compensates = thrower.id;
    if (item.local) token.local = item.local;
    return token;
  };
  if (node.compensation !== undefined) return makeReady(execution, begin(node.compensation));
  restore(execution, begin(node.id), node, item.kept ?? { variables: {}, compensable: [] });
}

/** A completed sub-process without a handler of its own: its event sub-process compensates it, else its parts are. */
function restore(execution: Execution, host: Token, node: GraphNode, { variables, compensable }: Kept): void {
  const id = nextId(execution, 's');
  const scope: Scope = { id, node: node.id, parent: host.scope, host: host.id, variables, compensable };
  execution.state.scopes[id] = scope;
  const start = compensationStart(execution, node.id);
  if (start) return startEventSubProcess(execution, { ...start, interrupting: false }, scope, {});
  scope.compensable = [];
  host.compensation = { items: compensable, scope: id, afterwards: 'restored' };
  compensateNext(execution, host, host.compensation);
}

function goOnAfter(execution: Execution, thrower: Token, { afterwards, scope }: Compensation): void {
  delete thrower.compensation;
  if (afterwards === 'complete') return complete(execution, thrower, {});
  if (afterwards === 'cancel') return cancelTransaction(execution, thrower);
  if (afterwards === 'vanish') {
    remove(execution, thrower);
    return settleScope(execution, thrower.scope);
  }
  delete execution.state.scopes[scope];
  compensated(execution, thrower);
}

/** BPMN 2.0.2, 13.3.4: a cancelled transaction is compensated, then left by its cancel boundary event. */
function cancelTransaction(execution: Execution, end: Token): void {
  const scope = scopeOf(execution, end.scope);
  execution.effects.push({ kind: 'leave', token: end.id, node: end.node });
  remove(execution, end);
  const ended = execution.state.tokens[scope.host ?? ''];
  // the boundary event sits on all instances of a repeated transaction together
  const host = execution.state.tokens[ended?.round?.of ?? ''] ?? ended;
  const boundary = boundariesOf(execution.graph, host?.node ?? '').find(({ trigger }) => trigger?.kind === 'cancel');
  if (host && boundary) happenAtBoundary(execution, boundary, host, {});
  else endScope(execution, scope, 'completed');
}

/**
 * An event sub-process compensates what its surroundings have done, or one activity of its own that it names (BPMN 2.0.2,
 * 10.5.5: "the activity MUST be in the same Sub-Process").
 */
function throwingScope(execution: Execution, scopeId: string, activity: string | undefined): Scope {
  const scope = scopeOf(execution, scopeId);
  const isOwn = activity !== undefined && nodeOf(execution, activity).parent === scope.node;
  if (isOwn && !followsFormat1(execution.graph)) return scope;
  const isHandler = scope.node !== undefined && nodeOf(execution, scope.node).kind === 'event-sub-process';
  return isHandler && scope.parent !== undefined ? throwingScope(execution, scope.parent, activity) : scope;
}
