import type { ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** BPMN 2.0.2, 8.3.13: a sequence flow never crosses the border of a sub-process. */
export function flowCrossesBorder(graph: ProcessGraph): Problem[] {
  return Object.values(graph.flows).flatMap((flow) => {
    const source = graph.nodes[flow.source];
    const target = graph.nodes[flow.target];
    if (!source || !target || source.parent === target.parent) return [];
    return [problem('FLOW_CROSSES_BORDER', flow.id, flow.name ?? flow.id)];
  });
}
