import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** Elements that no flow enters, that none leaves, or that stand outside the normal flow. */
export function flowForbidden(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes).flatMap((node) =>
    reasons(node).map((reason) => problem('FLOW_FORBIDDEN', node.id, reason, node.name)),
  );
}

function reasons({ kind, incoming, outgoing, trigger, instantiate, isForCompensation }: GraphNode): string[] {
  const neverEntered =
    instantiate || kind === 'start-event' || kind === 'boundary-event' || kind === 'event-sub-process';
  const neverLeft = kind === 'end-event' || kind === 'event-sub-process';
  const isLink = kind === 'intermediate-throw-event' && trigger?.kind === 'link';
  return [
    ...(neverEntered && incoming.length > 0 ? ['do tego elementu nic nie wchodzi'] : []),
    ...(neverLeft && outgoing.length > 0 ? ['z tego elementu nic nie wychodzi'] : []),
    // BPMN 2.0.2, 10.7.1: a compensation activity stands outside the normal flow
    ...(isForCompensation && incoming.length + outgoing.length > 0
      ? ['czynność kompensacji łączy z resztą tylko powiązanie']
      : []),
    ...(isLink && outgoing.length > 0 ? ['łącze prowadzi dalej samo'] : []),
  ];
}
