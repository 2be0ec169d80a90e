import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** BPMN 2.0.2, 10.6.6: behind an event-based gateway stand catching events and receive tasks alone. */
export function badEventGateway(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter(({ kind }) => kind === 'event-based-gateway')
    .flatMap((node) =>
      node.outgoing
        .flatMap((id) => graph.nodes[graph.flows[id]?.target ?? ''] ?? [])
        .filter((target) => !isAwaited(target))
        .map((target) => problem('BAD_EVENT_GATEWAY', node.id, target.name || target.id, node.name)),
    );
}

const isAwaited = ({ kind, trigger }: GraphNode): boolean =>
  kind === 'receive-task' || (kind === 'intermediate-catch-event' && trigger?.kind !== 'link');
