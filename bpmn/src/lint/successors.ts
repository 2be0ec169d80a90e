import type { GraphNode, ProcessGraph } from '../graph/graph.ts';

/** Where a token may go from each node: along flows, to boundary events, through links. */
export type Successors = ReadonlyMap<string, readonly GraphNode[]>;

/** The successors of every node. */
export function successorsOf(graph: ProcessGraph): Successors {
  const nodes = Object.values(graph.nodes);
  const next = new Map<string, GraphNode[]>(
    nodes.map(({ id, outgoing }) => [
      id,
      outgoing.flatMap((flow) => graph.nodes[graph.flows[flow]?.target ?? ''] ?? []),
    ]),
  );
  for (const node of nodes) if (node.attachedTo !== undefined) next.get(node.attachedTo)?.push(node);
  const targets = nodes.filter(({ kind, trigger }) => kind === 'intermediate-catch-event' && trigger?.kind === 'link');
  for (const { id, kind, trigger } of nodes) {
    if (kind !== 'intermediate-throw-event' || trigger?.kind !== 'link') continue;
    next
      .get(id)
      ?.push(...targets.filter((target) => target.trigger?.kind === 'link' && target.trigger.name === trigger.name));
  }
  return next;
}
