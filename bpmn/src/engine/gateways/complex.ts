import { leave, outgoing, withDefault } from '../completion.ts';
import { evaluateCondition } from '../../feel/feel.ts';
import type { GraphFlow, GraphNode } from '../../graph/graph.ts';
import { attempt } from '../obstacle.ts';
import { visibleTo } from '../scope-variables.ts';
import type { Token } from '../state.ts';
import type { Variables } from '../../feel/variables.ts';
import { enter, makeReady, nodeOf, park, remove, tokensIn, waitingAt, type Behaviour, type Walk } from '../walk.ts';
import { goesOn, reachableFlows } from './inclusive.ts';

/**
 * BPMN 2.0.2, 13.4.6 Complex Gateway: goes on when its activation condition holds (`activationCount` is the number of waiting
 * tokens), then swallows what still arrives on the other flows before it can go on again. While it does, outgoing
 * conditions see `waitingForStart` as false; a flow without a condition is taken at the start alone.
 */
export const complexGateway: Behaviour = {
  enter(walk, token, node) {
    park(token);
    const here = waitingAt(walk, token.scope, node.id);
    if (here.some(({ consumed }) => consumed)) return;
    const seen = { activationCount: here.length, waitingForStart: true };
    if (node.activationCondition !== undefined && !isTrue(walk, token, node.activationCondition, seen)) return;
    activate(walk, token, node, here);
  },
};

function activate(walk: Walk, token: Token, node: GraphNode, here: readonly Token[]): void {
  const flows = flowsAtStart(walk, token, node);
  const taken = onePerFlow(here, token);
  for (const other of taken) if (other.id !== token.id) swallow(walk, other);
  const consumed = taken.flatMap(({ flow }) => flow ?? []);
  if (consumed.length >= node.incoming.length) {
    leave(walk, token, flows);
    return awaken(walk, token.scope, node.id);
  }
  token.consumed = consumed;
  for (const flow of flows) enter(walk, flow.target, token.scope, flow.id);
}

/** Resets gateways to which nothing more can come. Called when nothing else can move. */
export function settleComplex(walk: Walk): boolean {
  const gateway = Object.values(walk.state.tokens).find((token) => token.consumed && canReset(walk, token));
  if (!gateway) return false;
  return attempt(walk, gateway, 'entering', () => reset(walk, gateway, nodeOf(walk, gateway.node))) || true;
}

function canReset(walk: Walk, gateway: Token): boolean {
  const { node: id, scope, status, consumed = [] } = gateway;
  if (status !== 'waiting') return false;
  const arrived = waitingAt(walk, scope, id).map(({ flow }) => flow);
  const missing = nodeOf(walk, id).incoming.filter((flow) => !consumed.includes(flow) && !arrived.includes(flow));
  const others = tokensIn(walk, scope).filter((one) => one.node !== id && goesOn(one));
  return !others.some(({ node }) => missing.some((flow) => reachableFlows(walk, node, id).has(flow)));
}

function reset(walk: Walk, gateway: Token, node: GraphNode): void {
  const { consumed = [] } = gateway;
  const flows = outgoing(walk, node).filter(
    ({ condition }) => condition !== undefined && isTrue(walk, gateway, condition, { waitingForStart: false }),
  );
  const late = waitingAt(walk, gateway.scope, node.id).filter(
    ({ id, flow }) => id !== gateway.id && flow !== undefined && !consumed.includes(flow),
  );
  for (const token of onePerFlow(late)) swallow(walk, token);
  delete gateway.consumed;
  leave(walk, gateway, flows);
  awaken(walk, gateway.scope, node.id);
}

/** What waits behind a gateway that has gone on is looked at again. */
function awaken(walk: Walk, scope: string, node: string): void {
  const [next] = waitingAt(walk, scope, node);
  if (next) makeReady(walk, next);
}

function flowsAtStart(walk: Walk, token: Token, node: GraphNode): GraphFlow[] {
  const holds = ({ condition }: GraphFlow): boolean =>
    condition === undefined || isTrue(walk, token, condition, { waitingForStart: true });
  return withDefault(walk, node, outgoing(walk, node), holds);
}

/** The first token of each flow; `preferred` stands for its own. */
function onePerFlow(tokens: readonly Token[], preferred?: Token): Token[] {
  const first = new Map<string | undefined, Token>();
  for (const token of [...(preferred ? [preferred] : []), ...tokens]) {
    if (!first.has(token.flow)) first.set(token.flow, token);
  }
  return [...first.values()];
}

function swallow(walk: Walk, token: Token): void {
  walk.effects.push({ kind: 'leave', token: token.id, node: token.node });
  remove(walk, token);
}

const isTrue = (walk: Walk, token: Token, condition: string, more: Variables): boolean =>
  evaluateCondition(condition, { ...visibleTo(walk, token), ...more }, walk.clock);
