import type { GraphNode, ProcessGraph } from './graph.ts';

/** Elements that call another process; what is a saga is part of the release and not among them. */
export function callsOf(graph: ProcessGraph): { readonly node: GraphNode; readonly process: string }[] {
  return Object.values(graph.nodes).flatMap((node) =>
    node.called && !node.called.saga ? [{ node, process: node.called.process }] : [],
  );
}

/** Elements that ask a decision by name. */
export function questionsOf(graph: ProcessGraph): { readonly node: GraphNode; readonly decision: string }[] {
  return Object.values(graph.nodes).flatMap((node) =>
    node.decision && node.activity === undefined ? [{ node, decision: node.decision.name }] : [],
  );
}
