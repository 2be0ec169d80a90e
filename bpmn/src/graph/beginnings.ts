import { nodesIn } from './graph-index.ts';
import type { GraphNode, ProcessGraph } from './graph.ts';

/** Start events of the event sub-processes that lie directly in a sub-process (or at the top). */
export function eventSubProcessStarts(graph: ProcessGraph, parent: string | undefined): GraphNode[] {
  return nodesIn(graph, parent)
    .filter(({ kind }) => kind === 'event-sub-process')
    .flatMap(({ id }) => nodesIn(graph, id).filter(({ kind }) => kind === 'start-event'));
}

/** BPMN 2.0.2, 13.3.4: a sub-process begins at its none start events, else at everything without an incoming flow. */
export function beginnings(graph: ProcessGraph, parent: string | undefined): GraphNode[] {
  return beginningsAmong(nodesIn(graph, parent));
}

/** As `beginnings`, from the nodes that lie directly in the sub-process. */
export function beginningsAmong(inside: readonly GraphNode[]): GraphNode[] {
  const starts = inside.filter((node) => node.kind === 'start-event');
  if (starts.length > 0) return starts.filter((node) => (node.trigger?.kind ?? 'none') === 'none');
  return inside.filter((node) => node.incoming.length === 0 && canBegin(node));
}

function canBegin(node: GraphNode): boolean {
  if (node.isForCompensation || node.kind === 'boundary-event' || node.kind === 'event-sub-process') return false;
  return !(node.kind === 'intermediate-catch-event' && node.trigger?.kind === 'link');
}
