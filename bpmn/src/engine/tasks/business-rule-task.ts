import { complete } from '../completion.ts';
import { IncidentError } from '../incident-error.ts';
import { visibleTo } from '../scope-variables.ts';
import { activity } from './activity.ts';
import { serviceTask } from './service-task.ts';

/** BPMN 2.0.2, 10.3.3 Business Rule Task: a decision by name, or an activity that decides. */
export const businessRuleTask = activity((execution, token, node) => {
  if (node.activity !== undefined) return serviceTask.work?.(execution, token, node);
  if (!node.decision) return complete(execution, token, {});
  const { name, resultVariable } = node.decision;
  if (execution.hooks.decidesOutside?.(name)) {
    const variables = visibleTo(execution, token);
    execution.effects.push({
      kind: 'run-decision',
      token: token.id,
      node: node.id,
      decision: name,
      resultVariable,
      variables,
    });
    return;
  }
  if (!execution.hooks.decide) throw new IncidentError('UNKNOWN_DECISION', `There is no decision „${name}”`);
  complete(execution, token, {
    [resultVariable]: execution.hooks.decide(name, visibleTo(execution, token), execution.clock),
  });
});
