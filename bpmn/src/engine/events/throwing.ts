import { happen, signal } from '../happenings.ts';
import { findMessageWait } from '../message-wait.ts';
import { attempt } from '../obstacle.ts';
import { evaluateFor, mapVariables, visibleTo } from '../scope-variables.ts';
import type { GraphNode } from '../../graph/graph.ts';
import type { Token } from '../state.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { park, type Walk } from '../walk.ts';

/**
 * Throws the messages of an event or send task. Who waits in this case gets one at once; what nobody awaits is looked at
 * again when nothing else can move, then it goes out into the world.
 * @returns whether the token is still there: an interrupting catch takes it away
 * @throws FeelFailure
 */
export function throwMessage(walk: Walk, token: Token, node: GraphNode): boolean {
  for (const trigger of partsOf(node.trigger)) {
    if (trigger.kind !== 'message') continue;
    const { name, correlation } = trigger;
    const key = correlation === undefined ? undefined : String(evaluateFor(walk, token, correlation));
    const variables = node.inputs ? mapVariables(walk, node.inputs, visibleTo(walk, token)) : {};
    walk.effects.push({ kind: 'throw', token: token.id, node: node.id });
    const isCaught = (): boolean => {
      const wait = findMessageWait(walk.state, name, key);
      if (wait) happen(walk, wait, variables);
      return wait !== undefined;
    };
    if (isCaught()) continue;
    const sent = { token: token.id, node: node.id, name, ...(key !== undefined && { correlation: key }), variables };
    walk.thrown.push(() => {
      if (!isCaught()) walk.effects.push({ kind: 'throw-message', ...sent });
    });
  }
  return walk.state.tokens[token.id] !== undefined;
}

/**
 * Throws signals: everybody who waits for one at that moment gets it, in this case and in others.
 * @returns whether the token is still there
 * @throws FeelFailure
 */
export function throwSignal(walk: Walk, token: Token, node: GraphNode): boolean {
  for (const trigger of partsOf(node.trigger)) {
    if (trigger.kind !== 'signal') continue;
    const variables = node.inputs ? mapVariables(walk, node.inputs, visibleTo(walk, token)) : {};
    walk.effects.push({ kind: 'throw', token: token.id, node: node.id });
    walk.effects.push({ kind: 'throw-signal', token: token.id, node: node.id, name: trigger.name, variables });
    signal(walk, trigger.name, variables);
  }
  return walk.state.tokens[token.id] !== undefined;
}

/**
 * Throws what an event throws to others, then goes on. A signal is thrown when nothing else can move: of branches that
 * run side by side, those that catch it have come to wait by then.
 */
export function throwToOthers(walk: Walk, token: Token, node: GraphNode, goOn: () => void): void {
  if (!throwMessage(walk, token, node)) return;
  if (!partsOf(node.trigger).some(({ kind }) => kind === 'signal')) return goOn();
  park(token);
  walk.thrown.push(() => {
    if (walk.state.tokens[token.id] !== token) return;
    attempt(walk, token, 'entering', () => {
      if (throwSignal(walk, token, node)) goOn();
    });
  });
}
