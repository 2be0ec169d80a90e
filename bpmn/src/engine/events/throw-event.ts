import { compensate, compensateAside } from '../compensation.ts';
import { complete, leave } from '../completion.ts';
import { throwFrom } from '../errors.ts';
import { indexOf } from '../../graph/graph-index.ts';
import type { GraphNode, SimpleTrigger } from '../../graph/graph.ts';
import type { Token } from '../state.ts';
import { enter, nodeOf, type Behaviour, type Walk } from '../walk.ts';
import { Obstacle } from '../obstacle.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { thrownLast } from './thrown-last.ts';
import { throwToOthers } from './throwing.ts';

/** BPMN 2.0.2, 13.5.2 Intermediate Throw Event: throws and goes on at once. */
export const throwEvent: Behaviour = {
  enter(walk, token, node) {
    throwToOthers(walk, token, node, () => goOn(walk, token, node));
  },
};

function goOn(walk: Walk, token: Token, node: GraphNode): void {
  // an interrupting catch of an escalation takes this token away
  if (!escalateAll(walk, token, node)) return;
  const last = thrownLast(node.trigger);
  if (last?.kind === 'compensation') return throwCompensation(walk, token, last);
  if (last?.kind === 'link') return jump(walk, token, node, last.name);
  complete(walk, token, {});
}

/**
 * BPMN 2.0.2, 10.5.5 Compensation: what has been done is undone, last first; then the token goes on, with
 * `waitForCompletion="false"` at once.
 */
export function throwCompensation(
  walk: Walk,
  token: Token,
  { activity, waitForCompletion }: SimpleTrigger & { kind: 'compensation' },
): void {
  walk.effects.push({ kind: 'throw', token: token.id, node: token.node });
  if (waitForCompletion !== false) return compensate(walk, token, activity, 'complete');
  compensateAside(walk, token, activity);
  complete(walk, token, {});
}

/** Throws the escalations of an event. @returns whether the token is still there */
export function escalateAll(walk: Walk, token: Token, node: GraphNode): boolean {
  for (const part of partsOf(node.trigger)) {
    if (part.kind !== 'escalation') continue;
    escalate(walk, token, part.code ?? '');
    if (!walk.state.tokens[token.id]) return false;
  }
  return true;
}

/** Throws an escalation; nobody has to catch it (BPMN 2.0.2, 10.5.6). */
export function escalate(walk: Walk, token: Token, code: string): void {
  walk.effects.push({ kind: 'throw', token: token.id, node: token.node });
  throwFrom(walk, token, { kind: 'escalation', code, message: nodeOf(walk, token.node).name });
}

/** BPMN 2.0.2, 10.5.5 Link: a go-to within one level of the process. */
function jump(walk: Walk, token: Token, node: GraphNode, name: string): void {
  const target = indexOf(walk.graph)
    .links.get(name)
    ?.find(({ parent }) => parent === node.parent);
  if (!target) throw new Obstacle('NO_FLOW_CHOSEN', `There is no link „${name}” to go to`);
  enter(walk, target.id, token.scope);
  leave(walk, token, []);
}
