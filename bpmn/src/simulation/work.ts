import type { GraphNode, ProcessGraph } from '../graph/graph.ts';

/** A task that names no activity has one in a simulation that answers for it. */
export function withWork(graph: ProcessGraph, answered: ReadonlySet<string>): ProcessGraph {
  const nodes = Object.entries(graph.nodes).map(([id, node]) => {
    return [id, answered.has(id) && namesNoWork(node) ? { ...node, activity: id } : node] as const;
  });
  return { ...graph, nodes: Object.fromEntries(nodes) };
}

function namesNoWork({ kind, activity, trigger, decision }: GraphNode): boolean {
  if (activity !== undefined) return false;
  return kind === 'service-task' || (kind === 'send-task' && !trigger) || (kind === 'business-rule-task' && !decision);
}
