import type { ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** BPMN 2.0.2, 8.3.13: a sequence flow joins two elements that are there. */
export function brokenReference(graph: ProcessGraph): Problem[] {
  return Object.values(graph.flows).flatMap((flow) => {
    const missing = [flow.source, flow.target].find((id) => !graph.nodes[id]);
    return missing === undefined ? [] : [problem('BROKEN_REFERENCE', flow.id, missing)];
  });
}
