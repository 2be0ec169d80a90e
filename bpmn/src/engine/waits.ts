import { firstOfCycle, nextOfCycle } from './cycle.ts';
import { dueAfter, dueAt } from './due.ts';
import { evaluateFeel } from '../feel/feel.ts';
import type { GraphNode, SimpleTrigger } from '../graph/graph.ts';
import type { Token, Subscription } from './state.ts';
import { visibleIn, visibleTo } from './scope-variables.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import { addWait, removeWait, waitsOfToken } from './wait-index.ts';
import { nextId, type Execution } from './execution.ts';

/** Who waits: a token, or a scope for its event sub-processes. */
export interface Waiter {
  readonly scope: string;
  readonly token?: Token;
}

/**
 * Begins to wait for what a node's trigger names. Triggers that need no wait (errors, escalations) give none.
 * @throws FeelFailure
 */
export function openWait(execution: Execution, node: GraphNode, waiter: Waiter): void {
  const isMultiple = node.trigger?.kind === 'multiple';
  for (const [part, trigger] of partsOf(node.trigger).entries()) {
    const wanted = wantedBy(execution, trigger, waiter, node);
    if (!wanted) continue;
    const wait: Subscription = {
      ...wanted,
      id: nextId(execution, 'w'),
      node: node.id,
      scope: waiter.scope,
      ...(waiter.token && { token: waiter.token.id }),
      ...(isMultiple && { part }),
    };
    addWait(execution.state, wait);
    if (wait.kind === 'condition') execution.changed = true;
    announce(execution, wait);
  }
}

/** The other definitions of a multiple event that are still awaited. */
export function siblingsOf(execution: Execution, wait: Subscription): Subscription[] {
  return Object.values(execution.state.waits).filter(
    ({ id, node, token, scope }) =>
      id !== wait.id && node === wait.node && token === wait.token && scope === wait.scope,
  );
}

type Wanted = Pick<Subscription, 'kind' | 'name' | 'correlation' | 'due' | 'repeats' | 'period' | 'from' | 'nth'>;

/** What a trigger waits for now; `undefined` for those that need no wait. @throws FeelFailure */
export function wantedBy(
  execution: Execution,
  trigger: SimpleTrigger,
  waiter: Waiter,
  node: GraphNode,
): Wanted | undefined {
  const seen = waiter.token ? visibleTo(execution, waiter.token) : visibleIn(execution, waiter.scope);
  switch (trigger.kind) {
    case 'timer': {
      if (trigger.timer === 'date') return { kind: 'timer', due: dueAt(trigger.expression, seen, execution.clock) };
      if (trigger.timer === 'duration')
        return { kind: 'timer', due: dueAfter(trigger.expression, seen, execution.clock) };
      // BPMN 2.0.2, 10.5.5: in the flow a cycle is a delay until its next occurrence
      if (node.kind === 'intermediate-catch-event') {
        return { kind: 'timer', due: nextOfCycle(trigger.expression, seen, execution.clock) };
      }
      return { kind: 'timer', ...firstOfCycle(trigger.expression, seen, execution.clock) };
    }
    case 'message': {
      if (trigger.correlation === undefined) return { kind: 'message', name: trigger.name };
      const key = evaluateFeel(trigger.correlation, seen, execution.clock);
      return { kind: 'message', name: trigger.name, correlation: String(key) };
    }
    case 'signal':
      return { kind: 'signal', name: trigger.name };
    case 'conditional':
      return { kind: 'condition' };
    default:
      return undefined;
  }
}

/** Tells the world about a wait; also used when a repeating timer is set again. */
export function announce(
  execution: Execution,
  { id: wait, node, kind, due, name = '', correlation }: Subscription,
): void {
  if (kind === 'timer' && due) execution.effects.push({ kind: 'set-timer', wait, node, due });
  if (kind === 'signal') execution.effects.push({ kind: 'await-signal', wait, node, name });
  if (kind !== 'message') return;
  execution.effects.push({
    kind: 'await-message',
    wait,
    node,
    name,
    ...(correlation !== undefined && { correlation }),
  });
}

/** Waits no longer. */
export function closeWait(execution: Execution, wait: Subscription): void {
  removeWait(execution.state, wait);
  if (wait.kind !== 'condition') execution.effects.push({ kind: 'end-wait', wait: wait.id, node: wait.node });
}

/** Ends everything a token waits for. */
export function closeWaitsOf(execution: Execution, token: Token): void {
  for (const wait of waitsOfToken(execution.state, token.id)) closeWait(execution, wait);
}

/** Ends the waits of a scope's event sub-processes. */
export function closeWaitsIn(execution: Execution, scope: string): void {
  for (const wait of Object.values(execution.state.waits)) {
    if (wait.scope === scope && wait.token === undefined) closeWait(execution, wait);
  }
}
