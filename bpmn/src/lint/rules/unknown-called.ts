import type { ProcessGraph } from '../../graph/graph.ts';
import { callsOf } from '../../graph/references.ts';
import type { LintOptions } from '../lint.ts';
import { problem, type Problem } from '../problem.ts';

/** A process that a diagram calls has to exist, or its cases could not start. A process may call itself. */
export function unknownCalled(graph: ProcessGraph, { processes }: LintOptions): Problem[] {
  const known = [...(processes ?? []), graph.processId];
  return callsOf(graph)
    .filter(({ process }) => processes && !known.includes(process))
    .map(({ node, process }) => problem('UNKNOWN_CALLED', node.id, process, node.name));
}
