import type { GraphFlow, GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** An exclusive gateway with several ways asks a condition on each of them but the default. */
export function missingCondition(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter(({ kind, outgoing }) => kind === 'exclusive-gateway' && outgoing.length > 1)
    .flatMap((node) =>
      openFlows(graph, node).map((flow) => problem('MISSING_CONDITION', node.id, flow.name ?? flow.id, node.name)),
    );
}

/** Flows that ask nothing and are not the default. */
export const openFlows = (graph: ProcessGraph, { outgoing, defaultFlow }: GraphNode): GraphFlow[] =>
  outgoing
    .flatMap((id) => graph.flows[id] ?? [])
    .filter(({ id, condition }) => condition === undefined && id !== defaultFlow);
