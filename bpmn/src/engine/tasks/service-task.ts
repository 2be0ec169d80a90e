import { complete } from '../completion.ts';
import { activity, inputOf } from './activity.ts';

/**
 * BPMN 2.0.2, 10.3.3 Service Task: work of a program, named by `km:activity`. Only mapped inputs are handed over.
 * A task that names no activity has nothing to do.
 */
export const serviceTask = activity((execution, token, node) => {
  if (node.activity === undefined) return complete(execution, token, {});
  execution.effects.push({
    kind: 'run-activity',
    token: token.id,
    node: node.id,
    activity: node.activity,
    input: node.inputs ? inputOf(execution, token, node) : {},
    ...(node.retry && { retry: node.retry }),
    ...(node.timeout !== undefined && { timeout: node.timeout }),
  });
});
