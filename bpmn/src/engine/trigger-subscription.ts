import { complete } from './completion.ts';
import { lastReached, occurrence } from './cycle.ts';
import type { GraphNode } from '../graph/graph.ts';
import { attempt } from './incident-error.ts';
import { cancelToken, emptyScope } from './cancel.ts';
import { beginScope, openScope } from './scopes.ts';
import type { Scope, Token, Subscription } from './state.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import type { Variables } from '../feel/variables.ts';
import { write } from './scope-variables.ts';
import { announce, closeWait, closeWaitsOf, openWait, siblingsOf } from './waits.ts';
import { nodeOf, park, place, remove, scopeOf, type Execution } from './execution.ts';

/** What was waited for has happened. */
export function triggerSubscription(execution: Execution, wait: Subscription, payload: Variables): void {
  const node = nodeOf(execution, wait.node);
  const token = wait.token === undefined ? undefined : execution.state.tokens[wait.token];
  const isPart = node.trigger?.kind === 'multiple' && node.trigger.parallel;
  // BPMN 2.0.2, 10.5.5: a parallel multiple event happens when the last of its definitions has
  if (isPart && siblingsOf(execution, wait).length > 0) {
    closeWait(execution, wait);
    return write(execution, wait.scope, payload);
  }
  if (node.kind === 'start-event') {
    settleWait(execution, wait, node);
    return startEventSubProcess(execution, node, scopeOf(execution, wait.scope), payload);
  }
  if (!token) return closeWait(execution, wait);
  if (node.kind === 'boundary-event') {
    settleWait(execution, wait, node);
    return happenAtBoundary(execution, node, token, payload);
  }
  if (token.node !== node.id) return catchBehindGateway(execution, node, token, payload);
  closeWait(execution, wait);
  execution.effects.push({ kind: 'catch', token: token.id, node: node.id });
  complete(execution, token, payload);
}

/** BPMN 2.0.2, 10.5.5: a signal reaches everybody who waits for it at that moment. */
export function signal(execution: Execution, name: string, variables: Variables): void {
  for (const wait of Object.values(execution.state.waits)) {
    if (wait.kind !== 'signal' || wait.name !== name || !execution.state.waits[wait.id]) continue;
    triggerSubscription(execution, wait, variables);
    execution.settle();
  }
}

/** An event that does not interrupt may happen again: messages, signals and conditions always, timers by their cycle. */
function settleWait(execution: Execution, wait: Subscription, node: GraphNode): void {
  if (node.interrupting !== false) return closeWait(execution, wait);
  if (node.trigger?.kind === 'multiple' && node.trigger.parallel) {
    closeWait(execution, wait);
    // a moment or a span comes once, and never together with the others again
    if (partsOf(node.trigger).some((part) => part.kind === 'timer' && part.timer !== 'cycle')) return;
    const token = wait.token === undefined ? undefined : execution.state.tokens[wait.token];
    openWait(execution, node, { scope: wait.scope, ...(token && { token }) });
    // a condition that is still true has to become true anew
    for (const again of siblingsOf(execution, wait)) if (again.kind === 'condition') again.happened = true;
    return;
  }
  if (wait.kind === 'condition') wait.happened = true;
  if (wait.kind !== 'timer') return;
  if (wait.period === undefined || !wait.due || !wait.repeats) return closeWait(execution, wait);
  const { from = wait.due, period, nth = 0, repeats } = wait;
  const last = repeats < 0 ? Infinity : nth + repeats;
  // what was missed while nobody looked has happened with this one
  const next = (lastReached({ from, period, first: nth, last }, execution.clock) ?? nth) + 1;
  if (next > last) return closeWait(execution, wait);
  wait.from = from;
  wait.nth = next;
  wait.due = occurrence({ from, period }, next, execution.clock.zone);
  if (repeats > 0) wait.repeats = last - next;
  announce(execution, wait);
}

/** BPMN 2.0.2, 13.5.3: an interrupting boundary event ends its activity, the other kind leaves it alone. */
export function happenAtBoundary(execution: Execution, boundary: GraphNode, host: Token, payload: Variables): void {
  if (boundary.interrupting !== false) cancelToken(execution, host);
  catchAt(execution, boundary, host.scope, undefined, payload);
}

/** BPMN 2.0.2, 13.4.5: the first event wins, the others are no longer awaited. */
export function catchBehindGateway(execution: Execution, node: GraphNode, gateway: Token, payload: Variables): void {
  closeWaitsOf(execution, gateway);
  const flow = nodeOf(execution, gateway.node).outgoing.find((id) => execution.graph.flows[id]?.target === node.id);
  execution.effects.push({ kind: 'leave', token: gateway.id, node: gateway.node });
  remove(execution, gateway);
  catchAt(execution, node, gateway.scope, flow, payload);
}

function catchAt(
  execution: Execution,
  node: GraphNode,
  scope: string,
  flow: string | undefined,
  payload: Variables,
): void {
  const token = place(execution, node.id, scope, flow);
  execution.effects.push({ kind: 'catch', token: token.id, node: node.id });
  complete(execution, token, payload);
}

/** BPMN 2.0.2, 13.5.4: an interrupting event sub-process ends everything else in its scope. */
export function startEventSubProcess(execution: Execution, start: GraphNode, scope: Scope, payload: Variables): void {
  const handler = nodeOf(execution, start.parent ?? '');
  if (start.interrupting !== false) {
    emptyScope(execution, scope);
    scope.interrupted = true;
  }
  const host = place(execution, handler.id, scope.id);
  park(host);
  attempt(execution, host, 'entering', () => {
    const inner = openScope(execution, handler, host, {});
    catchAt(execution, start, inner.id, undefined, payload);
  });
}

/** Opens a sub-process on its token. @throws FeelFailure */
export function startSubProcess(execution: Execution, node: GraphNode, host: Token): void {
  park(host);
  beginScope(execution, openScope(execution, node, host, { ...host.local }));
}
