import { keep } from './compensable.ts';
import { Obstacle, attempt } from './obstacle.ts';
import { followsFormat1 } from '../graph/current-graph.ts';
import type { GraphFlow, GraphNode } from '../graph/graph.ts';
import { isTrueFor, mapVariables, visibleTo, write } from './scope-variables.ts';
import type { Token } from './state.ts';
import type { Variables } from '../feel/variables.ts';
import { closeWaitsOf } from './waits.ts';
import { enter, nodeOf, remove, type Walk } from './walk.ts';

/**
 * An element has done its work: its results become variables, and the token leaves. Without output mappings the
 * whole result is written; with them only what they name (they see `result` and its members).
 */
export function complete(walk: Walk, token: Token, result: Variables): void {
  const node = nodeOf(walk, token.node);
  const isWritten = attempt(
    walk,
    token,
    'leaving',
    () => write(walk, token.scope, outputsOf(walk, token, node, result)),
    result,
  );
  if (isWritten) goOn(walk, token, result);
}

/** As `complete` for a sub-process: its variables were visible outside only where mapped or declared there. */
export function completeScope(walk: Walk, host: Token, inner: Variables): void {
  const node = nodeOf(walk, host.node);
  if (node.outputs) return complete(walk, host, inner);
  goOn(walk, host, inner);
}

/** Leaves, or ends the round of a repeated activity. */
export function goOn(walk: Walk, token: Token, result: Variables): void {
  if (token.compensates !== undefined) return walk.proceed(walk, { kind: 'undone', token });
  if (token.round?.of !== undefined) return walk.proceed(walk, { kind: 'round-over', token, result });
  attempt(walk, token, 'leaving', () => leave(walk, token, chooseFlows(walk, token)));
}

function outputsOf(walk: Walk, token: Token, node: GraphNode, result: Variables): Variables {
  if (!node.outputs) return token.passed ? changedOf(token.passed, result) : result;
  return mapVariables(walk, node.outputs, { ...visibleTo(walk, token), ...result, result });
}

/** What a called process has changed of what it was given; what it left alone may have been written here meanwhile. */
function changedOf(passed: Variables, result: Variables): Variables {
  const isChanged = (name: string): boolean =>
    !Object.hasOwn(passed, name) || JSON.stringify(passed[name]) !== JSON.stringify(result[name]);
  return Object.fromEntries(Object.entries(result).filter(([name]) => isChanged(name)));
}

/** Takes the token away and sends one along each flow; a scope in which nothing is left ends. */
export function leave(walk: Walk, token: Token, flows: readonly GraphFlow[]): void {
  closeWaitsOf(walk, token);
  // the rounds of a repeated activity have been announced one by one
  if (!token.round?.started) walk.effects.push({ kind: 'leave', token: token.id, node: token.node });
  keep(walk, token, nodeOf(walk, token.node));
  remove(walk, token);
  // BPMN 2.0.2, 13.3.2 completionQuantity: so many tokens on every flow
  const { completionQuantity = 1 } = nodeOf(walk, token.node);
  for (const flow of flows) {
    for (let copy = 0; copy < completionQuantity; copy += 1) enter(walk, flow.target, token.scope, flow.id);
  }
  // the last write inside a scope is looked at before the scope ends
  if (flows.length === 0) walk.proceed(walk, { kind: 'look-at-conditions' });
  walk.proceed(walk, { kind: 'settle-scope', scope: token.scope });
}

/** Outgoing flows of a node, in the order of the diagram. */
export function outgoing(walk: Walk, node: GraphNode): GraphFlow[] {
  return node.outgoing.flatMap((id) => walk.graph.flows[id] ?? []);
}

/**
 * BPMN 2.0.2, 13.2.1 and 13.3.1: every flow without a condition or with a true one. The default is taken when none of the
 * conditions is true (table 10.3 `default`: "when none of the conditionExpressions on other outgoing Sequence Flows evaluate
 * to true"); a flow without a condition has none that could be, so it keeps the default from nothing.
 * @throws Obstacle NO_FLOW_CHOSEN, FeelFailure
 */
export function chooseFlows(walk: Walk, token: Token): GraphFlow[] {
  const node = nodeOf(walk, token.node);
  const flows = outgoing(walk, node);
  return withDefault(walk, node, flows, (flow) => isOpen(walk, token, flow));
}

/** The flows that hold, with the default where it is due. @throws Obstacle NO_FLOW_CHOSEN when that leaves none */
export function withDefault(
  walk: Walk,
  node: GraphNode,
  flows: readonly GraphFlow[],
  holds: (flow: GraphFlow) => boolean,
): GraphFlow[] {
  const chosen = flows.filter((flow) => flow.id !== node.defaultFlow && holds(flow));
  if (flows.length === 0) return chosen;
  const counted = followsFormat1(walk.graph) ? chosen : chosen.filter(({ condition }) => condition !== undefined);
  if (counted.length > 0 || (chosen.length > 0 && node.defaultFlow === undefined)) return chosen;
  return [...chosen, defaultFlow(walk, node)];
}

/** Whether a flow's condition holds; a flow without one is open. */
export function isOpen(walk: Walk, token: Token, flow: GraphFlow): boolean {
  return flow.condition === undefined || isTrueFor(walk, token, flow.condition);
}

/** @throws Obstacle NO_FLOW_CHOSEN when there is none */
export function defaultFlow(walk: Walk, node: GraphNode): GraphFlow {
  const flow = node.defaultFlow === undefined ? undefined : walk.graph.flows[node.defaultFlow];
  if (!flow)
    throw new Obstacle(
      'NO_FLOW_CHOSEN',
      `No condition after „${node.name || node.id}” is true and there is no default flow`,
    );
  return flow;
}
