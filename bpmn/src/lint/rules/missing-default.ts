import type { ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';
import { openFlows } from './missing-condition.ts';

/**
 * A gateway that chooses needs a way for the case that no condition holds. BPMN 2.0.2, 10.6.4: an inclusive gateway always
 * takes a flow without a condition.
 */
export function missingDefault(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter((node) => {
      if (node.outgoing.length < 2 || node.defaultFlow !== undefined) return false;
      if (node.kind === 'exclusive-gateway') return true;
      return node.kind === 'inclusive-gateway' && openFlows(graph, node).length === 0;
    })
    .map(({ id, name }) => problem('MISSING_DEFAULT', id, '', name));
}
