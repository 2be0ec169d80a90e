import { chooseFlows, leave } from '../completion.ts';
import { boundariesOf, indexOf } from '../../graph/graph-index.ts';
import type { GraphNode } from '../../graph/graph.ts';
import { attempt } from '../incident-error.ts';
import type { Token } from '../state.ts';
import { nodeOf, park, remove, tokensIn, waitingAt, type Behaviour, type Execution } from '../execution.ts';

/** BPMN 2.0.2, 13.4.3 Inclusive Gateway: the join waits for every token that can still arrive; see `settleInclusive`. */
export const inclusiveGateway: Behaviour = {
  enter(execution, token, node) {
    park(token);
    if (node.incoming.length <= 1) leave(execution, token, chooseFlows(execution, token));
  },
};

/** Lets inclusive joins go on for which nothing more can arrive. Called when nothing else can move. */
export function settleInclusive(execution: Execution): boolean {
  for (const token of Object.values(execution.state.tokens)) {
    const node = nodeOf(execution, token.node);
    if (node.kind !== 'inclusive-gateway' || token.status !== 'waiting') continue;
    if (canJoin(execution, token, node))
      return attempt(execution, token, 'entering', () => join(execution, token, node)) || true;
  }
  return false;
}

function join(execution: Execution, token: Token, node: GraphNode): void {
  const flows = chooseFlows(execution, token);
  const first = new Map<string | undefined, Token>();
  for (const one of waitingAt(execution, token.scope, node.id)) if (!first.has(one.flow)) first.set(one.flow, one);
  for (const flow of node.incoming) {
    const other = first.get(flow);
    if (!other || other.flow === token.flow) continue;
    execution.effects.push({ kind: 'leave', token: other.id, node: node.id });
    remove(execution, other);
  }
  leave(execution, token, flows);
}

/**
 * The standard's rule: for every token elsewhere that can reach an empty incoming flow without passing the gateway,
 * it can also reach an incoming flow that already has a token.
 */
function canJoin(execution: Execution, token: Token, node: GraphNode): boolean {
  const full = new Set(waitingAt(execution, token.scope, node.id).map((one) => one.flow));
  const empty = node.incoming.filter((flow) => !full.has(flow));
  if (empty.length === 0) return true;
  const others = tokensIn(execution, token.scope).filter((one) => one.node !== node.id && goesOn(one));
  return others.every((other) => {
    const reached = reachableFlows(execution, other.node, node.id);
    return (
      !empty.some((flow) => reached.has(flow)) || node.incoming.some((flow) => full.has(flow) && reached.has(flow))
    );
  });
}

/** A token that stands for a compensation alone goes nowhere. */
export const goesOn = ({ compensation }: Token): boolean => compensation?.afterwards !== 'vanish';

/** Flows that a token on a node may come to use, boundary events and links included, without passing `gateway`. */
export function reachableFlows(execution: Execution, from: string, gateway: string): Set<string> {
  const flows = new Set<string>();
  const seen = new Set<string>();
  const pending = [from];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id) || id === gateway) continue;
    seen.add(id);
    for (const flowId of nodeOf(execution, id).outgoing) {
      flows.add(flowId);
      pending.push(execution.graph.flows[flowId]?.target ?? gateway);
    }
    pending.push(...aside(execution, nodeOf(execution, id)));
  }
  return flows;
}

function aside(execution: Execution, node: GraphNode): string[] {
  const { trigger } = node;
  const isJump = trigger?.kind === 'link' && node.kind === 'intermediate-throw-event';
  const targets = isJump ? (indexOf(execution.graph).links.get(trigger.name) ?? []) : [];
  return [...boundariesOf(execution.graph, node.id), ...targets].map(({ id }) => id);
}
