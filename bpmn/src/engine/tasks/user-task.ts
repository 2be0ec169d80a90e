import { dueAt } from '../due.ts';
import type { OpenedTask } from '../effect.ts';
import type { UserTaskRule } from '../../graph/graph.ts';
import { evaluateFor, visibleTo } from '../scope-variables.ts';
import type { Token } from '../state.ts';
import type { Walk } from '../walk.ts';
import { activity } from './activity.ts';

/** BPMN 2.0.2, 10.3.3 User Task: work of a person, seen in a task list until somebody answers. */
export const userTask = activity((walk, token, node) => {
  const task = openedTask(walk, token, node.userTask ?? { candidateGroup: node.lane ?? '', outcomes: [] });
  walk.effects.push({ kind: 'open-task', token: token.id, node: node.id, task });
});

/** A user task as it stands in the list, with its expressions evaluated. @throws FeelFailure */
export function openedTask(walk: Walk, token: Token, rule: UserTaskRule): OpenedTask {
  const date = (expression: string): string => dueAt(expression, visibleTo(walk, token), walk.clock);
  const assignee = rule.assignee === undefined ? null : evaluateFor(walk, token, rule.assignee);
  return {
    candidateGroup: rule.candidateGroup,
    outcomes: rule.outcomes,
    ...(typeof assignee === 'string' && { assignee }),
    ...(rule.form !== undefined && { form: rule.form }),
    ...(rule.due !== undefined && { dueAt: date(rule.due) }),
    ...(rule.followUp !== undefined && { followUpAt: date(rule.followUp) }),
  };
}
