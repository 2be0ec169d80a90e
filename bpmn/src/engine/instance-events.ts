import { throwAt } from './errors.ts';
import { evaluateCondition } from '../feel/feel.ts';
import type { GraphNode, InstanceEvent, SimpleTrigger } from '../graph/graph.ts';
import { triggerSubscription } from './trigger-subscription.ts';
import { visibleTo } from './scope-variables.ts';
import type { Token } from './state.ts';
import { throwMessage, throwSignal } from './events/throwing.ts';
import type { Variables } from '../feel/variables.ts';
import type { Execution } from './execution.ts';

/**
 * BPMN 2.0.2, 13.3.7 behavior: events that a multi-instance activity throws when one of its instances is complete; its own
 * boundary events catch them first.
 * @param counters what a condition of the complex behaviour sees of the instances
 * @returns whether the activity goes on; an interrupting boundary event ends it
 */
export function throwOfInstance(
  execution: Execution,
  whole: Token,
  node: GraphNode,
  events: readonly InstanceEvent[],
  counters: Variables & { numberOfCompletedInstances: number },
): boolean {
  for (const { when, condition, trigger } of events) {
    if (when === 'first' && counters.numberOfCompletedInstances !== 1) continue;
    const seen = { ...visibleTo(execution, whole), ...counters };
    if (condition !== undefined && !evaluateCondition(condition, seen, execution.clock)) continue;
    throwOne(execution, whole, node, trigger);
    if (!execution.state.tokens[whole.id]) return false;
  }
  return true;
}

function throwOne(execution: Execution, whole: Token, node: GraphNode, trigger: SimpleTrigger): void {
  if (trigger.kind === 'error' || trigger.kind === 'escalation') {
    const { kind, code = '' } = trigger;
    execution.effects.push({ kind: 'throw', token: whole.id, node: node.id });
    return throwAt(execution, whole, { kind, code, message: node.name });
  }
  if (trigger.kind !== 'signal' && trigger.kind !== 'message') return;
  const own = Object.values(execution.state.waits).find(
    ({ kind, name, token }) => kind === trigger.kind && name === trigger.name && token === whole.id,
  );
  if (own) {
    execution.effects.push({ kind: 'throw', token: whole.id, node: node.id });
    return triggerSubscription(execution, own, {});
  }
  const { inputs: _inputs, ...thrower } = { ...node, trigger };
  throwMessage(execution, whole, thrower);
  throwSignal(execution, whole, thrower);
}
