import { keep } from './compensable.ts';
import { IncidentError, attempt } from './incident-error.ts';
import { followsFormat1 } from '../graph/current-graph.ts';
import type { GraphFlow, GraphNode } from '../graph/graph.ts';
import { isTrueFor, mapVariables, visibleTo, write } from './scope-variables.ts';
import type { Token } from './state.ts';
import type { Variables } from '../feel/variables.ts';
import { closeWaitsOf } from './waits.ts';
import { enter, nodeOf, remove, type Execution } from './execution.ts';

/**
 * An element has done its work: its results become variables, and the token leaves. Without output mappings the
 * whole result is written; with them only what they name (they see `result` and its members).
 */
export function complete(execution: Execution, token: Token, result: Variables): void {
  const node = nodeOf(execution, token.node);
  const isWritten = attempt(
    execution,
    token,
    'leaving',
    () => write(execution, token.scope, outputsOf(execution, token, node, result)),
    result,
  );
  if (isWritten) goOn(execution, token, result);
}

/** As `complete` for a sub-process: its variables were visible outside only where mapped or declared there. */
export function completeScope(execution: Execution, host: Token, inner: Variables): void {
  const node = nodeOf(execution, host.node);
  if (node.outputs) return complete(execution, host, inner);
  goOn(execution, host, inner);
}

/** Leaves, or ends the round of a repeated activity. */
export function goOn(execution: Execution, token: Token, result: Variables): void {
  if (token.compensates !== undefined) return void execution.agenda.push({ kind: 'undone', token });
  if (token.round?.of !== undefined) return void execution.agenda.push({ kind: 'round-over', token, result });
  attempt(execution, token, 'leaving', () => leave(execution, token, chooseFlows(execution, token)));
}

function outputsOf(execution: Execution, token: Token, node: GraphNode, result: Variables): Variables {
  if (!node.outputs) return token.passed ? changedOf(token.passed, result) : result;
  return mapVariables(execution, node.outputs, { ...visibleTo(execution, token), ...result, result });
}

/** What a called process has changed of what it was given; what it left alone may have been written here meanwhile. */
function changedOf(passed: Variables, result: Variables): Variables {
  const isChanged = (name: string): boolean =>
    !Object.hasOwn(passed, name) || JSON.stringify(passed[name]) !== JSON.stringify(result[name]);
  return Object.fromEntries(Object.entries(result).filter(([name]) => isChanged(name)));
}

/** Takes the token away and sends one along each flow; a scope in which nothing is left ends. */
export function leave(execution: Execution, token: Token, flows: readonly GraphFlow[]): void {
  closeWaitsOf(execution, token);
  // the rounds of a repeated activity have been announced one by one
  if (!token.round?.started) execution.effects.push({ kind: 'leave', token: token.id, node: token.node });
  keep(execution, token, nodeOf(execution, token.node));
  remove(execution, token);
  // BPMN 2.0.2, 13.3.2 completionQuantity: so many tokens on every flow
  const { completionQuantity = 1 } = nodeOf(execution, token.node);
  for (const flow of flows) {
    for (let copy = 0; copy < completionQuantity; copy += 1) enter(execution, flow.target, token.scope, flow.id);
  }
  // the last write inside a scope is looked at before the scope ends
  if (flows.length === 0) execution.agenda.push({ kind: 'look-at-conditions' });
  execution.agenda.push({ kind: 'settle-scope', scope: token.scope });
}

/** Outgoing flows of a node, in the order of the diagram. */
export function outgoing(execution: Execution, node: GraphNode): GraphFlow[] {
  return node.outgoing.flatMap((id) => execution.graph.flows[id] ?? []);
}

/**
 * BPMN 2.0.2, 13.2.1 and 13.3.1: every flow without a condition or with a true one. The default is taken when none of the
 * conditions is true (table 10.3 `default`: "when none of the conditionExpressions on other outgoing Sequence Flows evaluate
 * to true"); a flow without a condition has none that could be, so it keeps the default from nothing.
 * @throws IncidentError NO_FLOW_CHOSEN, FeelFailure
 */
export function chooseFlows(execution: Execution, token: Token): GraphFlow[] {
  const node = nodeOf(execution, token.node);
  const flows = outgoing(execution, node);
  return withDefault(execution, node, flows, (flow) => isOpen(execution, token, flow));
}

/** The flows that hold, with the default where it is due. @throws IncidentError NO_FLOW_CHOSEN when that leaves none */
export function withDefault(
  execution: Execution,
  node: GraphNode,
  flows: readonly GraphFlow[],
  holds: (flow: GraphFlow) => boolean,
): GraphFlow[] {
  const chosen = flows.filter((flow) => flow.id !== node.defaultFlow && holds(flow));
  if (flows.length === 0) return chosen;
  const counted = followsFormat1(execution.graph) ? chosen : chosen.filter(({ condition }) => condition !== undefined);
  if (counted.length > 0 || (chosen.length > 0 && node.defaultFlow === undefined)) return chosen;
  return [...chosen, defaultFlow(execution, node)];
}

/** Whether a flow's condition holds; a flow without one is open. */
export function isOpen(execution: Execution, token: Token, flow: GraphFlow): boolean {
  return flow.condition === undefined || isTrueFor(execution, token, flow.condition);
}

/** @throws IncidentError NO_FLOW_CHOSEN when there is none */
export function defaultFlow(execution: Execution, node: GraphNode): GraphFlow {
  const flow = node.defaultFlow === undefined ? undefined : execution.graph.flows[node.defaultFlow];
  if (!flow)
    throw new IncidentError(
      'NO_FLOW_CHOSEN',
      `No condition after „${node.name || node.id}” is true and there is no default flow`,
    );
  return flow;
}
