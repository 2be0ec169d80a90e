import { dueAt } from '../due.ts';
import type { OpenedTask } from '../effect.ts';
import type { UserTaskRule } from '../../graph/graph.ts';
import { evaluateFor, visibleTo } from '../scope-variables.ts';
import type { Token } from '../state.ts';
import type { Execution } from '../execution.ts';
import { activity } from './activity.ts';

/** BPMN 2.0.2, 10.3.3 User Task: work of a person, seen in a task list until somebody answers. */
export const userTask = activity((execution, token, node) => {
  const task = openedTask(execution, token, node.userTask ?? { candidateGroup: node.lane ?? '', outcomes: [] });
  execution.effects.push({ kind: 'open-task', token: token.id, node: node.id, task });
});

/** A user task as it stands in the list, with its expressions evaluated. @throws FeelFailure */
export function openedTask(execution: Execution, token: Token, rule: UserTaskRule): OpenedTask {
  const date = (expression: string): string => dueAt(expression, visibleTo(execution, token), execution.clock);
  const assignee = rule.assignee === undefined ? null : evaluateFor(execution, token, rule.assignee);
  return {
    candidateGroup: rule.candidateGroup,
    outcomes: rule.outcomes,
    ...(rule.outcomeRules && { outcomeRules: rule.outcomeRules }),
    ...(typeof assignee === 'string' && { assignee }),
    ...(rule.form !== undefined && { form: rule.form }),
    ...(rule.due !== undefined && { dueAt: date(rule.due) }),
    ...(rule.followUp !== undefined && { followUpAt: date(rule.followUp) }),
  };
}
