import { compensate } from '../compensation.ts';
import { complete, leave } from '../completion.ts';
import { throwFrom } from '../errors.ts';
import type { GraphNode } from '../graph.ts';
import type { Token } from '../state.ts';
import { enter, nodeOf, type Behaviour, type Walk } from '../walk.ts';
import { Obstacle } from '../obstacle.ts';
import { throwMessage, throwSignal } from './throwing.ts';

/** BPMN 2.0.2, 13.5.2 Intermediate Throw Event: throws and goes on at once. */
export const throwEvent: Behaviour = {
  enter(walk, token, node) {
    throwMessage(walk, token, node);
    throwSignal(walk, token, node);
    if (node.trigger?.kind === 'compensation') return throwCompensation(walk, token, node.trigger.activity);
    if (node.trigger?.kind === 'link') return jump(walk, token, node, node.trigger.name);
    if (node.trigger?.kind === 'escalation') escalate(walk, token, node.trigger.code ?? '');
    // an interrupting catch of the escalation has taken this token away
    if (walk.state.tokens[token.id]) complete(walk, token, {});
  },
};

/** BPMN 2.0.2, 10.5.5 Compensation: what has been done is undone, last first; then the token goes on. */
export function throwCompensation(walk: Walk, token: Token, activity: string | undefined): void {
  walk.effects.push({ kind: 'throw', token: token.id, node: token.node });
  compensate(walk, token, activity, 'complete');
}

/** Throws an escalation; nobody has to catch it (BPMN 2.0.2, 10.5.6). */
export function escalate(walk: Walk, token: Token, code: string): void {
  walk.effects.push({ kind: 'throw', token: token.id, node: token.node });
  throwFrom(walk, token, { kind: 'escalation', code, message: nodeOf(walk, token.node).name });
}

/** BPMN 2.0.2, 10.5.5 Link: a go-to within one level of the process. */
function jump(walk: Walk, token: Token, node: GraphNode, name: string): void {
  const target = Object.values(walk.graph.nodes).find(
    ({ kind, parent, trigger }) =>
      kind === 'intermediate-catch-event' &&
      parent === node.parent &&
      trigger?.kind === 'link' &&
      trigger.name === name,
  );
  if (!target) throw new Obstacle('NO_FLOW_CHOSEN', `There is no link „${name}” to go to`);
  enter(walk, target.id, token.scope);
  leave(walk, token, []);
}
