import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem, type ProblemCode } from '../problem.ts';

/** What a task or call needs in order to be done by somebody: an activity, a group, a process. */
export function nothingToDo(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes).flatMap((node) => {
    const code = LACKS[node.kind]?.(node);
    return code ? [problem(code, node.id, '', node.name)] : [];
  });
}

const LACKS: Partial<Record<GraphNode['kind'], (node: GraphNode) => ProblemCode | false>> = {
  'service-task': ({ activity }) => activity === undefined && 'NO_ACTIVITY',
  'business-rule-task': ({ activity, decision }) => activity === undefined && !decision && 'NO_ACTIVITY',
  'send-task': ({ activity, trigger }) => activity === undefined && !trigger && 'NO_ACTIVITY',
  'user-task': ({ userTask }) => !userTask?.candidateGroup && 'NO_GROUP',
  'call-activity': ({ called }) => !called && 'NO_CALLED',
};
