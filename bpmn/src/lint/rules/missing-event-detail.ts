import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { problem, type Problem } from '../problem.ts';
import { allowedTriggers } from './allowed-triggers.ts';

/** What an element needs to be told before it can wait, throw or join. */
export function missingEventDetail(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes).flatMap((node) =>
    missing(graph, node).map((detail) => problem('MISSING_EVENT_DETAIL', node.id, detail, node.name)),
  );
}

function missing(graph: ProcessGraph, node: GraphNode): string[] {
  const { kind, trigger, incoming, activationCondition, attachedTo } = node;
  if (kind === 'complex-gateway' && incoming.length > 1 && activationCondition === undefined)
    return ['warunek uruchomienia bramki (activationCondition)'];
  if (kind === 'receive-task' && !trigger) return ['wiadomość'];
  if (!trigger || !kind.endsWith('-event')) return [];
  const allowed = allowedTriggers(graph, node);
  const undefinedParts = partsOf(trigger).filter((part) => part.kind === 'none' && !allowed.includes('none'));
  const lacksHandler =
    kind === 'boundary-event' && trigger.kind === 'compensation' && !graph.nodes[attachedTo ?? '']?.compensation;
  return [
    ...undefinedParts.map(() => 'brakuje definicji zdarzenia'),
    ...(lacksHandler ? ['czynność kompensująca'] : []),
    ...(kind === 'end-event' && trigger.kind === 'error' && trigger.code === undefined ? ['kod błędu'] : []),
  ];
}
