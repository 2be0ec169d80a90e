import { triggerSubscription, signal } from '../trigger-subscription.ts';
import { findMessageWait } from '../message-wait.ts';
import { attempt } from '../incident-error.ts';
import { evaluateFor, mapVariables, visibleTo } from '../scope-variables.ts';
import type { GraphNode } from '../../graph/graph.ts';
import type { Token } from '../state.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { park, type Execution } from '../execution.ts';

/**
 * Throws the messages of an event or send task. Who waits in this case gets one at once; what nobody awaits is looked at
 * again when nothing else can move, then it goes out into the world.
 * @returns whether the token is still there: an interrupting catch takes it away
 * @throws FeelFailure
 */
export function throwMessage(execution: Execution, token: Token, node: GraphNode): boolean {
  for (const trigger of partsOf(node.trigger)) {
    if (trigger.kind !== 'message') continue;
    const { name, correlation } = trigger;
    const key = correlation === undefined ? undefined : String(evaluateFor(execution, token, correlation));
    const variables = node.inputs ? mapVariables(execution, node.inputs, visibleTo(execution, token)) : {};
    execution.effects.push({ kind: 'throw', token: token.id, node: node.id });
    const isCaught = (): boolean => {
      const wait = findMessageWait(execution.state, name, key);
      if (wait) triggerSubscription(execution, wait, variables);
      return wait !== undefined;
    };
    if (isCaught()) continue;
    const sent = { token: token.id, node: node.id, name, ...(key !== undefined && { correlation: key }), variables };
    execution.thrown.push(() => {
      if (!isCaught()) execution.effects.push({ kind: 'throw-message', ...sent });
    });
  }
  return execution.state.tokens[token.id] !== undefined;
}

/**
 * Throws signals: everybody who waits for one at that moment gets it, in this case and in others.
 * @returns whether the token is still there
 * @throws FeelFailure
 */
export function throwSignal(execution: Execution, token: Token, node: GraphNode): boolean {
  for (const trigger of partsOf(node.trigger)) {
    if (trigger.kind !== 'signal') continue;
    const variables = node.inputs ? mapVariables(execution, node.inputs, visibleTo(execution, token)) : {};
    execution.effects.push({ kind: 'throw', token: token.id, node: node.id });
    execution.effects.push({ kind: 'throw-signal', token: token.id, node: node.id, name: trigger.name, variables });
    signal(execution, trigger.name, variables);
  }
  return execution.state.tokens[token.id] !== undefined;
}

/**
 * Throws what an event throws to others, then goes on. A signal is thrown when nothing else can move: of branches that
 * run side by side, those that catch it have come to wait by then.
 */
export function throwToOthers(execution: Execution, token: Token, node: GraphNode, goOn: () => void): void {
  if (!throwMessage(execution, token, node)) return;
  if (!partsOf(node.trigger).some(({ kind }) => kind === 'signal')) return goOn();
  park(token);
  execution.thrown.push(() => {
    if (execution.state.tokens[token.id] !== token) return;
    attempt(execution, token, 'entering', () => {
      if (throwSignal(execution, token, node)) goOn();
    });
  });
}
