import { evaluateCondition } from '../feel/feel.ts';
import { happen } from './happenings.ts';
import { visibleIn, visibleTo } from './scope-variables.ts';
import type { Wait } from './state.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import { nodeOf, type Walk } from './walk.ts';

/**
 * BPMN 2.0.2, 10.5.5 Conditional: happens when the condition becomes true. Looked at after every write, before anything
 * else moves.
 * @returns whether one has happened
 */
export function watch(walk: Walk): boolean {
  if (!walk.changed) return false;
  for (const wait of Object.values(walk.state.waits)) {
    if (wait.kind !== 'condition') continue;
    const isTrue = holds(walk, wait);
    if (!isTrue) delete wait.happened;
    if (!isTrue || wait.happened) continue;
    happen(walk, wait, {});
    return true;
  }
  walk.changed = false;
  return false;
}

/** A condition over variables that do not exist yet, or that fails in another way, is not true yet. */
function holds(walk: Walk, wait: Wait): boolean {
  const trigger = partsOf(nodeOf(walk, wait.node).trigger)[wait.part ?? 0];
  if (trigger?.kind !== 'conditional') return false;
  const token = wait.token === undefined ? undefined : walk.state.tokens[wait.token];
  try {
    const seen = token ? visibleTo(walk, token) : visibleIn(walk, wait.scope);
    return evaluateCondition(trigger.condition, seen, walk.clock);
  } catch {
    return false;
  }
}
