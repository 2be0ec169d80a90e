import type { ProcessGraph } from '../../graph/graph.ts';
import type { LintOptions } from '../lint.ts';
import { problem, type Problem } from '../problem.ts';

/** An activity that a diagram names has to be one that the town's workers can do. */
export function unknownActivity(graph: ProcessGraph, { activities }: LintOptions): Problem[] {
  if (!activities) return [];
  return Object.values(graph.nodes).flatMap(({ id, name, activity }) =>
    activity === undefined || activities.includes(activity) ? [] : [problem('UNKNOWN_ACTIVITY', id, activity, name)],
  );
}
