import { lastsOf } from '../../engine/events/thrown-last.ts';
import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { EVENT_NAMES, TRIGGER_NAMES } from '../polish-names.ts';
import { problem, type Problem } from '../problem.ts';
import { misplacedTriggers } from './allowed-triggers.ts';

/** What cannot be meant: two things that an element says of itself exclude each other. */
export function contradiction(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes).flatMap((node) =>
    reasons(graph, node).map((reason) => problem('CONTRADICTION', node.id, reason, node.name)),
  );
}

function reasons(graph: ProcessGraph, node: GraphNode): string[] {
  return [...ofGateway(node), ...ofEvent(graph, node)];
}

const ofGateway = ({ eventGatewayType, instantiate }: GraphNode): string[] =>
  eventGatewayType === 'Parallel' && !instantiate ? ['równoległa bramka zdarzeń może tylko rozpoczynać proces'] : [];

function ofEvent(graph: ProcessGraph, node: GraphNode): string[] {
  const { kind, trigger, interrupting } = node;
  if (!trigger || !kind.endsWith('-event')) return [];
  const misplaced = kind === 'start-event' ? [] : misplacedTriggers(graph, node, partsOf(trigger));
  const isThrown = kind === 'end-event' || kind === 'intermediate-throw-event';
  const isCaught = kind === 'boundary-event' || kind === 'start-event';
  return [
    ...misplaced.map((wrong) => `${EVENT_NAMES[kind] ?? kind} nie może dotyczyć: ${TRIGGER_NAMES[wrong]}`),
    ...(isThrown && lastsOf(trigger) > 1 ? ['kilka definicji jednego zdarzenia rozstrzyga, dokąd idzie sprawa'] : []),
    ...(isCaught && trigger.kind === 'error' && interrupting === false ? ['błąd zawsze przerywa czynność'] : []),
    ...(trigger.kind === 'cancel' && !belongsToTransaction(graph, node)
      ? ['anulowanie działa tylko w transakcji']
      : []),
  ];
}

function belongsToTransaction(graph: ProcessGraph, { kind, parent, attachedTo }: GraphNode): boolean {
  return graph.nodes[(kind === 'boundary-event' ? attachedTo : parent) ?? '']?.isTransaction === true;
}
