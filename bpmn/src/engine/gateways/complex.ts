import { leave, outgoing, withDefault } from '../completion.ts';
import { evaluateCondition } from '../../feel/feel.ts';
import type { GraphFlow, GraphNode } from '../../graph/graph.ts';
import { attempt } from '../incident-error.ts';
import { visibleTo } from '../scope-variables.ts';
import type { Token } from '../state.ts';
import type { Variables } from '../../feel/variables.ts';
import {
  enter,
  makeReady,
  nodeOf,
  park,
  remove,
  tokensIn,
  waitingAt,
  type Behaviour,
  type Execution,
} from '../execution.ts';
import { goesOn, reachableFlows } from './inclusive.ts';

/**
 * BPMN 2.0.2, 13.4.6 Complex Gateway: goes on when its activation condition holds (`activationCount` is the number of waiting
 * tokens), then swallows what still arrives on the other flows before it can go on again. While it does, outgoing
 * conditions see `waitingForStart` as false; a flow without a condition is taken at the start alone.
 */
export const complexGateway: Behaviour = {
  enter(execution, token, node) {
    park(token);
    const here = waitingAt(execution, token.scope, node.id);
    if (here.some(({ consumed }) => consumed)) return;
    const seen = { activationCount: here.length, waitingForStart: true };
    if (node.activationCondition !== undefined && !isTrue(execution, token, node.activationCondition, seen)) return;
    activate(execution, token, node, here);
  },
};

function activate(execution: Execution, token: Token, node: GraphNode, here: readonly Token[]): void {
  const flows = flowsAtStart(execution, token, node);
  const taken = onePerFlow(here, token);
  for (const other of taken) if (other.id !== token.id) swallow(execution, other);
  const consumed = taken.flatMap(({ flow }) => flow ?? []);
  if (consumed.length >= node.incoming.length) {
    leave(execution, token, flows);
    return awaken(execution, token.scope, node.id);
  }
  token.consumed = consumed;
  for (const flow of flows) enter(execution, flow.target, token.scope, flow.id);
}

/** Resets gateways to which nothing more can come. Called when nothing else can move. */
export function settleComplex(execution: Execution): boolean {
  const gateway = Object.values(execution.state.tokens).find((token) => token.consumed && canReset(execution, token));
  if (!gateway) return false;
  return (
    attempt(execution, gateway, 'entering', () => reset(execution, gateway, nodeOf(execution, gateway.node))) || true
  );
}

function canReset(execution: Execution, gateway: Token): boolean {
  const { node: id, scope, status, consumed = [] } = gateway;
  if (status !== 'waiting') return false;
  const arrived = waitingAt(execution, scope, id).map(({ flow }) => flow);
  const missing = nodeOf(execution, id).incoming.filter((flow) => !consumed.includes(flow) && !arrived.includes(flow));
  const others = tokensIn(execution, scope).filter((one) => one.node !== id && goesOn(one));
  return !others.some(({ node }) => missing.some((flow) => reachableFlows(execution, node, id).has(flow)));
}

function reset(execution: Execution, gateway: Token, node: GraphNode): void {
  const { consumed = [] } = gateway;
  const flows = outgoing(execution, node).filter(
    ({ condition }) => condition !== undefined && isTrue(execution, gateway, condition, { waitingForStart: false }),
  );
  const late = waitingAt(execution, gateway.scope, node.id).filter(
    ({ id, flow }) => id !== gateway.id && flow !== undefined && !consumed.includes(flow),
  );
  for (const token of onePerFlow(late)) swallow(execution, token);
  delete gateway.consumed;
  leave(execution, gateway, flows);
  awaken(execution, gateway.scope, node.id);
}

/** What waits behind a gateway that has gone on is looked at again. */
function awaken(execution: Execution, scope: string, node: string): void {
  const [next] = waitingAt(execution, scope, node);
  if (next) makeReady(execution, next);
}

function flowsAtStart(execution: Execution, token: Token, node: GraphNode): GraphFlow[] {
  const holds = ({ condition }: GraphFlow): boolean =>
    condition === undefined || isTrue(execution, token, condition, { waitingForStart: true });
  return withDefault(execution, node, outgoing(execution, node), holds);
}

/** The first token of each flow; `preferred` stands for its own. */
function onePerFlow(tokens: readonly Token[], preferred?: Token): Token[] {
  const first = new Map<string | undefined, Token>();
  for (const token of [...(preferred ? [preferred] : []), ...tokens]) {
    if (!first.has(token.flow)) first.set(token.flow, token);
  }
  return [...first.values()];
}

function swallow(execution: Execution, token: Token): void {
  execution.effects.push({ kind: 'leave', token: token.id, node: token.node });
  remove(execution, token);
}

const isTrue = (execution: Execution, token: Token, condition: string, more: Variables): boolean =>
  evaluateCondition(condition, { ...visibleTo(execution, token), ...more }, execution.clock);
