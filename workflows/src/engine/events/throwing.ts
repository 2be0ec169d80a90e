import { evaluateFor, mapVariables, visibleTo } from '../scope-variables.ts';
import type { GraphNode } from '../graph.ts';
import type { Token } from '../state.ts';
import { partsOf } from '../trigger-parts.ts';
import type { Walk } from '../walk.ts';

/** Throws the messages of an event or send task. They are delivered when nothing else can move. @throws FeelFailure */
export function throwMessage(walk: Walk, token: Token, node: GraphNode): void {
  for (const trigger of partsOf(node.trigger)) {
    if (trigger.kind !== 'message') continue;
    const { name, correlation } = trigger;
    const key = correlation === undefined ? undefined : String(evaluateFor(walk, token, correlation));
    walk.effects.push({ kind: 'throw', token: token.id, node: node.id });
    walk.thrown.push({
      kind: 'message',
      token: token.id,
      node: node.id,
      name,
      ...(key !== undefined && { correlation: key }),
      variables: node.inputs ? mapVariables(walk, node.inputs, visibleTo(walk, token)) : {},
    });
  }
}

/** Throws signals: everybody who waits for one gets it, in this case and in others. */
export function throwSignal(walk: Walk, token: Token, node: GraphNode): void {
  for (const trigger of partsOf(node.trigger)) {
    if (trigger.kind !== 'signal') continue;
    walk.effects.push({ kind: 'throw', token: token.id, node: node.id });
    const variables = node.inputs ? mapVariables(walk, node.inputs, visibleTo(walk, token)) : {};
    walk.thrown.push({ kind: 'signal', token: token.id, node: node.id, name: trigger.name, variables });
  }
}
