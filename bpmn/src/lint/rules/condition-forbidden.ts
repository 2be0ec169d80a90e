import type { ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** BPMN 2.0.2, 10.6.3 and 10.6.6: parallel and event-based gateways ask no conditions. */
export function conditionForbidden(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter(({ kind }) => kind === 'parallel-gateway' || kind === 'event-based-gateway')
    .flatMap((node) =>
      node.outgoing
        .flatMap((id) => graph.flows[id] ?? [])
        .filter(({ condition }) => condition !== undefined)
        .map((flow) => problem('CONDITION_FORBIDDEN', node.id, flow.name ?? flow.id, node.name)),
    );
}
