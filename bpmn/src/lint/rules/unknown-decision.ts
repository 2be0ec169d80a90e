import type { ProcessGraph } from '../../graph/graph.ts';
import { questionsOf } from '../../graph/references.ts';
import type { LintOptions } from '../lint.ts';
import { problem, type Problem } from '../problem.ts';

/** A decision that a diagram asks has to exist. */
export function unknownDecision(graph: ProcessGraph, { decisions }: LintOptions): Problem[] {
  return questionsOf(graph)
    .filter(({ decision }) => decisions && !decisions.includes(decision))
    .map(({ node, decision }) => problem('UNKNOWN_DECISION', node.id, decision, node.name));
}
