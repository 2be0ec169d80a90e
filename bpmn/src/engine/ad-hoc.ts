import { evaluateCondition } from '../feel/feel.ts';
import type { AdHocRule } from '../graph/graph.ts';
import { messageOf, raiseIncident } from './incident-error.ts';
import { visibleIn } from './scope-variables.ts';
import { emptyScope } from './cancel.ts';
import type { Scope } from './state.ts';
import { enter, tokensIn, type Execution } from './execution.ts';

/**
 * BPMN 2.0.2, 13.3.5 Ad-Hoc Sub-Process: its activities run all at once, or one after the other, until the completion
 * condition holds or all have been done. Called whenever something inside has ended.
 * @returns whether the scope stays open
 */
export function goOnAdHoc(execution: Execution, scope: Scope, rule: AdHocRule): boolean {
  const isOver = holds(execution, scope, rule);
  if (isOver === undefined) return true;
  if (isOver) scope.pending = [];
  if (isOver && rule.cancelRemainingInstances) emptyScope(execution, scope);
  if (tokensIn(execution, scope.id).length > 0) return true;
  const next = scope.pending?.shift();
  if (next === undefined) return false;
  enter(execution, next, scope.id);
  return true;
}

/** `undefined`: the condition cannot be evaluated, and the sub-process has become an incident. */
function holds(execution: Execution, scope: Scope, { condition }: AdHocRule): boolean | undefined {
  if (condition === undefined) return false;
  try {
    return evaluateCondition(condition, visibleIn(execution, scope.id), execution.clock);
  } catch (error) {
    const host = execution.state.tokens[scope.host ?? ''];
    if (!host) throw error;
    raiseIncident(execution, host, { code: 'EXPRESSION_FAILED', message: messageOf(error), phase: 'entering' });
    return undefined;
  }
}
