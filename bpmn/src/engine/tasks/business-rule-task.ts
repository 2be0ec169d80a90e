import { complete } from '../completion.ts';
import { Obstacle } from '../obstacle.ts';
import { visibleTo } from '../scope-variables.ts';
import { activity } from './activity.ts';
import { serviceTask } from './service-task.ts';

/** BPMN 2.0.2, 10.3.3 Business Rule Task: a decision by name, or an activity that decides. */
export const businessRuleTask = activity((walk, token, node) => {
  if (node.activity !== undefined) return serviceTask.work?.(walk, token, node);
  if (!node.decision) return complete(walk, token, {});
  const { name, resultVariable } = node.decision;
  if (walk.hooks.decidesOutside?.(name)) {
    const variables = visibleTo(walk, token);
    walk.effects.push({
      kind: 'run-decision',
      token: token.id,
      node: node.id,
      decision: name,
      resultVariable,
      variables,
    });
    return;
  }
  if (!walk.hooks.decide) throw new Obstacle('UNKNOWN_DECISION', `There is no decision „${name}”`);
  complete(walk, token, { [resultVariable]: walk.hooks.decide(name, visibleTo(walk, token), walk.clock) });
});
