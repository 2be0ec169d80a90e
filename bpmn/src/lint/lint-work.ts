import type { GraphNode, ProcessGraph } from '../graph/graph.ts';
import type { LintOptions } from './lint.ts';
import { problem, type Problem, type ProblemCode } from './problem.ts';

/** What tasks and calls need in order to be done by somebody. */
export function lintWork(graph: ProcessGraph, { activities }: LintOptions): Problem[] {
  return Object.values(graph.nodes).flatMap((node) => {
    const at = (code: ProblemCode, detail = ''): Problem => problem(code, node.id, detail, node.name);
    if (node.activity !== undefined && activities && !activities.includes(node.activity)) {
      return [at('UNKNOWN_ACTIVITY', node.activity)];
    }
    return lintKind(node, at);
  });
}

function lintKind(node: GraphNode, at: (code: ProblemCode, detail?: string) => Problem): Problem[] {
  switch (node.kind) {
    case 'service-task':
      return node.activity === undefined ? [at('NO_ACTIVITY')] : [];
    case 'business-rule-task':
      return node.activity === undefined && !node.decision ? [at('NO_ACTIVITY')] : [];
    case 'send-task':
      return node.activity === undefined && !node.trigger ? [at('NO_ACTIVITY')] : [];
    case 'user-task':
      return node.userTask?.candidateGroup ? [] : [at('NO_GROUP')];
    case 'call-activity':
      return node.called ? [] : [at('NO_CALLED')];
    default:
      return [];
  }
}
