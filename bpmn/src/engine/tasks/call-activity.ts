import { followsFormat1 } from '../../graph/current-graph.ts';
import { activity, inputOf } from './activity.ts';

/**
 * BPMN 2.0.2, 13.3.5 Call Activity: another process, or a saga written in TypeScript. Without mappings all variables pass in,
 * and what the called process has changed passes out (10.4.2 knows mapped outputs alone).
 */
export const callActivity = activity((execution, token, node) => {
  const { process, saga } = node.called ?? { process: '', saga: false };
  const variables = saga && !node.inputs ? {} : inputOf(execution, token, node);
  if (!node.outputs && !followsFormat1(execution.graph)) token.passed = variables;
  execution.effects.push({ kind: 'start-child', token: token.id, node: node.id, process, saga, variables });
});
