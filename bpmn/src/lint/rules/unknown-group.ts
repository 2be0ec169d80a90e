import type { ProcessGraph } from '../../graph/graph.ts';
import type { LintOptions } from '../lint.ts';
import { problem, type Problem } from '../problem.ts';

/** A task is in the list of a group: one that the town has, and to which somebody belongs. */
export function unknownGroup(graph: ProcessGraph, { groups }: LintOptions): Problem[] {
  if (!groups) return [];
  return Object.values(graph.nodes).flatMap(({ id, name, userTask }) => {
    const group = userTask?.candidateGroup ?? '';
    if (group === '') return [];
    if (!groups.has(group)) return [problem('UNKNOWN_GROUP', id, group, name)];
    return groups.get(group)?.hasMembers ? [] : [problem('GROUP_WITHOUT_MEMBERS', id, group, name)];
  });
}
