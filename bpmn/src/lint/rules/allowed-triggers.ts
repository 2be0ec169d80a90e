import type { GraphNode, ProcessGraph, SimpleTrigger } from '../../graph/graph.ts';

type Kind = SimpleTrigger['kind'];

/** BPMN 2.0.2, table 10.93: which triggers may stand where. */
const ALLOWED: Readonly<Record<string, readonly Kind[]>> = {
  top: ['none', 'message', 'timer', 'signal', 'conditional'],
  inside: ['none'],
  handler: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation'],
  'intermediate-catch-event': ['message', 'timer', 'signal', 'conditional', 'link'],
  'intermediate-throw-event': ['none', 'message', 'signal', 'escalation', 'link', 'compensation'],
  'boundary-event': ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation', 'cancel'],
  'end-event': ['none', 'message', 'signal', 'error', 'escalation', 'terminate', 'compensation', 'cancel'],
};

/** The triggers that an event may have where it stands. */
export function allowedTriggers(graph: ProcessGraph, node: GraphNode): readonly Kind[] {
  return ALLOWED[node.kind === 'start-event' ? placeOf(graph, node) : node.kind] ?? [];
}

function placeOf(graph: ProcessGraph, { parent }: GraphNode): 'top' | 'inside' | 'handler' {
  if (parent === undefined) return 'top';
  return graph.nodes[parent]?.kind === 'event-sub-process' ? 'handler' : 'inside';
}

/** Triggers that may not stand where they do. */
export function misplacedTriggers(graph: ProcessGraph, node: GraphNode, parts: readonly SimpleTrigger[]): Kind[] {
  const allowed = allowedTriggers(graph, node);
  return parts.map(({ kind }) => kind).filter((kind) => kind !== 'none' && !allowed.includes(kind));
}
