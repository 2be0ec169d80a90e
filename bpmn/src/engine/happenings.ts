import { complete } from './completion.ts';
import { lastReached, occurrence } from './cycle.ts';
import type { GraphNode } from '../graph/graph.ts';
import { attempt } from './obstacle.ts';
import { cancelToken, emptyScope } from './cancel.ts';
import { beginScope, openScope } from './scopes.ts';
import type { Scope, Token, Wait } from './state.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import type { Variables } from '../feel/variables.ts';
import { write } from './scope-variables.ts';
import { announce, closeWait, closeWaitsOf, openWait, siblingsOf } from './waits.ts';
import { nodeOf, park, place, remove, scopeOf, type Walk } from './walk.ts';

/** What was waited for has happened. */
export function happen(walk: Walk, wait: Wait, payload: Variables): void {
  const node = nodeOf(walk, wait.node);
  const token = wait.token === undefined ? undefined : walk.state.tokens[wait.token];
  const isPart = node.trigger?.kind === 'multiple' && node.trigger.parallel;
  // BPMN 2.0.2, 10.5.5: a parallel multiple event happens when the last of its definitions has
  if (isPart && siblingsOf(walk, wait).length > 0) {
    closeWait(walk, wait);
    return write(walk, wait.scope, payload);
  }
  if (node.kind === 'start-event') {
    settleWait(walk, wait, node);
    return startEventSubProcess(walk, node, scopeOf(walk, wait.scope), payload);
  }
  if (!token) return closeWait(walk, wait);
  if (node.kind === 'boundary-event') {
    settleWait(walk, wait, node);
    return happenAtBoundary(walk, node, token, payload);
  }
  if (token.node !== node.id) return catchBehindGateway(walk, node, token, payload);
  closeWait(walk, wait);
  walk.effects.push({ kind: 'catch', token: token.id, node: node.id });
  complete(walk, token, payload);
}

/** BPMN 2.0.2, 10.5.5: a signal reaches everybody who waits for it at that moment. */
export function signal(walk: Walk, name: string, variables: Variables): void {
  for (const wait of Object.values(walk.state.waits)) {
    if (wait.kind === 'signal' && wait.name === name && walk.state.waits[wait.id]) happen(walk, wait, variables);
  }
}

/** An event that does not interrupt may happen again: messages, signals and conditions always, timers by their cycle. */
function settleWait(walk: Walk, wait: Wait, node: GraphNode): void {
  if (node.interrupting !== false) return closeWait(walk, wait);
  if (node.trigger?.kind === 'multiple' && node.trigger.parallel) {
    closeWait(walk, wait);
    // a moment or a span comes once, and never together with the others again
    if (partsOf(node.trigger).some((part) => part.kind === 'timer' && part.timer !== 'cycle')) return;
    const token = wait.token === undefined ? undefined : walk.state.tokens[wait.token];
    openWait(walk, node, { scope: wait.scope, ...(token && { token }) });
    // a condition that is still true has to become true anew
    for (const again of siblingsOf(walk, wait)) if (again.kind === 'condition') again.happened = true;
    return;
  }
  if (wait.kind === 'condition') wait.happened = true;
  if (wait.kind !== 'timer') return;
  if (wait.period === undefined || !wait.due || !wait.repeats) return closeWait(walk, wait);
  const { from = wait.due, period, nth = 0, repeats } = wait;
  const last = repeats < 0 ? Infinity : nth + repeats;
  // what was missed while nobody looked has happened with this one
  const next = (lastReached({ from, period, first: nth, last }, walk.clock) ?? nth) + 1;
  if (next > last) return closeWait(walk, wait);
  wait.from = from;
  wait.nth = next;
  wait.due = occurrence({ from, period }, next, walk.clock.zone);
  if (repeats > 0) wait.repeats = last - next;
  announce(walk, wait);
}

/** BPMN 2.0.2, 13.5.3: an interrupting boundary event ends its activity, the other kind leaves it alone. */
export function happenAtBoundary(walk: Walk, boundary: GraphNode, host: Token, payload: Variables): void {
  if (boundary.interrupting !== false) cancelToken(walk, host);
  catchAt(walk, boundary, host.scope, undefined, payload);
}

/** BPMN 2.0.2, 13.4.5: the first event wins, the others are no longer awaited. */
export function catchBehindGateway(walk: Walk, node: GraphNode, gateway: Token, payload: Variables): void {
  closeWaitsOf(walk, gateway);
  const flow = nodeOf(walk, gateway.node).outgoing.find((id) => walk.graph.flows[id]?.target === node.id);
  walk.effects.push({ kind: 'leave', token: gateway.id, node: gateway.node });
  remove(walk, gateway);
  catchAt(walk, node, gateway.scope, flow, payload);
}

function catchAt(walk: Walk, node: GraphNode, scope: string, flow: string | undefined, payload: Variables): void {
  const token = place(walk, node.id, scope, flow);
  walk.effects.push({ kind: 'catch', token: token.id, node: node.id });
  complete(walk, token, payload);
}

/** BPMN 2.0.2, 13.5.4: an interrupting event sub-process ends everything else in its scope. */
export function startEventSubProcess(walk: Walk, start: GraphNode, scope: Scope, payload: Variables): void {
  const handler = nodeOf(walk, start.parent ?? '');
  if (start.interrupting !== false) {
    emptyScope(walk, scope);
    scope.interrupted = true;
  }
  const host = place(walk, handler.id, scope.id);
  park(host);
  attempt(walk, host, 'entering', () => {
    const inner = openScope(walk, handler, host, {});
    catchAt(walk, start, inner.id, undefined, payload);
  });
}

/** Opens a sub-process on its token. @throws FeelFailure */
export function startSubProcess(walk: Walk, node: GraphNode, host: Token): void {
  park(host);
  beginScope(walk, openScope(walk, node, host, { ...host.local }));
}
