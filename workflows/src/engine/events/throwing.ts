import { evaluateFor } from '../scope-variables.ts';
import { inputOf } from '../activities/activity.ts';
import type { GraphNode } from '../graph.ts';
import type { Token } from '../state.ts';
import type { Walk } from '../walk.ts';

/** Throws the message of an event or send task. It is delivered when nothing else can move. @throws FeelFailure */
export function throwMessage(walk: Walk, token: Token, node: GraphNode): void {
  if (node.trigger?.kind !== 'message') return;
  const { name, correlation } = node.trigger;
  const key = correlation === undefined ? undefined : String(evaluateFor(walk, token, correlation));
  walk.effects.push({ kind: 'throw', token: token.id, node: node.id });
  walk.thrown.push({
    kind: 'message',
    token: token.id,
    node: node.id,
    name,
    ...(key !== undefined && { correlation: key }),
    variables: node.inputs ? inputOf(walk, token, node) : {},
  });
}

/** Throws a signal: everybody who waits for it gets it, in this case and in others. */
export function throwSignal(walk: Walk, token: Token, node: GraphNode): void {
  if (node.trigger?.kind !== 'signal') return;
  walk.effects.push({ kind: 'throw', token: token.id, node: node.id });
  const variables = node.inputs ? inputOf(walk, token, node) : {};
  walk.thrown.push({ kind: 'signal', token: token.id, node: node.id, name: node.trigger.name, variables });
}
