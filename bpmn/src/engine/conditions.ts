import { evaluateCondition } from '../feel/feel.ts';
import { triggerSubscription } from './trigger-subscription.ts';
import { visibleIn, visibleTo } from './scope-variables.ts';
import type { Subscription } from './state.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import { nodeOf, type Execution } from './execution.ts';

/**
 * BPMN 2.0.2, 10.5.5 Conditional: happens when the condition becomes true. Looked at after every write, before anything
 * else moves.
 * @returns whether one has happened
 */
export function watch(execution: Execution): boolean {
  if (!execution.changed) return false;
  for (const wait of Object.values(execution.state.waits)) {
    if (wait.kind !== 'condition') continue;
    const isTrue = holds(execution, wait);
    if (!isTrue) delete wait.happened;
    if (!isTrue || wait.happened) continue;
    triggerSubscription(execution, wait, {});
    return true;
  }
  execution.changed = false;
  return false;
}

/** A condition over variables that do not exist yet, or that fails in another way, is not true yet. */
function holds(execution: Execution, wait: Subscription): boolean {
  const trigger = partsOf(nodeOf(execution, wait.node).trigger)[wait.part ?? 0];
  if (trigger?.kind !== 'conditional') return false;
  const token = wait.token === undefined ? undefined : execution.state.tokens[wait.token];
  try {
    const seen = token ? visibleTo(execution, token) : visibleIn(execution, wait.scope);
    return evaluateCondition(trigger.condition, seen, execution.clock);
  } catch {
    return false;
  }
}
