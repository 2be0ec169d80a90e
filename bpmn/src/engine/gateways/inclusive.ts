import { chooseFlows, leave } from '../completion.ts';
import { boundariesOf, indexOf } from '../../graph/graph-index.ts';
import type { GraphNode } from '../../graph/graph.ts';
import { attempt } from '../obstacle.ts';
import type { Token } from '../state.ts';
import { nodeOf, park, remove, tokensIn, waitingAt, type Behaviour, type Walk } from '../walk.ts';

/** BPMN 2.0.2, 13.4.3 Inclusive Gateway: the join waits for every token that can still arrive; see `settleInclusive`. */
export const inclusiveGateway: Behaviour = {
  enter(walk, token, node) {
    park(token);
    if (node.incoming.length <= 1) leave(walk, token, chooseFlows(walk, token));
  },
};

/** Lets inclusive joins go on for which nothing more can arrive. Called when nothing else can move. */
export function settleInclusive(walk: Walk): boolean {
  for (const token of Object.values(walk.state.tokens)) {
    const node = nodeOf(walk, token.node);
    if (node.kind !== 'inclusive-gateway' || token.status !== 'waiting') continue;
    if (canJoin(walk, token, node)) return attempt(walk, token, 'entering', () => join(walk, token, node)) || true;
  }
  return false;
}

function join(walk: Walk, token: Token, node: GraphNode): void {
  const flows = chooseFlows(walk, token);
  const first = new Map<string | undefined, Token>();
  for (const one of waitingAt(walk, token.scope, node.id)) if (!first.has(one.flow)) first.set(one.flow, one);
  for (const flow of node.incoming) {
    const other = first.get(flow);
    if (!other || other.flow === token.flow) continue;
    walk.effects.push({ kind: 'leave', token: other.id, node: node.id });
    remove(walk, other);
  }
  leave(walk, token, flows);
}

/**
 * The standard's rule: for every token elsewhere that can reach an empty incoming flow without passing the gateway,
 * it can also reach an incoming flow that already has a token.
 */
function canJoin(walk: Walk, token: Token, node: GraphNode): boolean {
  const full = new Set(waitingAt(walk, token.scope, node.id).map((one) => one.flow));
  const empty = node.incoming.filter((flow) => !full.has(flow));
  if (empty.length === 0) return true;
  const others = tokensIn(walk, token.scope).filter((one) => one.node !== node.id && goesOn(one));
  return others.every((other) => {
    const reached = reachableFlows(walk, other.node, node.id);
    return (
      !empty.some((flow) => reached.has(flow)) || node.incoming.some((flow) => full.has(flow) && reached.has(flow))
    );
  });
}

/** A token that stands for a compensation alone goes nowhere. */
export const goesOn = ({ compensation }: Token): boolean => compensation?.afterwards !== 'vanish';

/** Flows that a token on a node may come to use, boundary events and links included, without passing `gateway`. */
export function reachableFlows(walk: Walk, from: string, gateway: string): Set<string> {
  const flows = new Set<string>();
  const seen = new Set<string>();
  const pending = [from];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id) || id === gateway) continue;
    seen.add(id);
    for (const flowId of nodeOf(walk, id).outgoing) {
      flows.add(flowId);
      pending.push(walk.graph.flows[flowId]?.target ?? gateway);
    }
    pending.push(...aside(walk, nodeOf(walk, id)));
  }
  return flows;
}

function aside(walk: Walk, node: GraphNode): string[] {
  const { trigger } = node;
  const isJump = trigger?.kind === 'link' && node.kind === 'intermediate-throw-event';
  const targets = isJump ? (indexOf(walk.graph).links.get(trigger.name) ?? []) : [];
  return [...boundariesOf(walk.graph, node.id), ...targets].map(({ id }) => id);
}
