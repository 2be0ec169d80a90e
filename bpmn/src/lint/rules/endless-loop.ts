import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';
import { successorsOf } from '../successors.ts';
import { endsItsHost } from '../token-game.ts';

const WAITING = new Set([
  'user-task',
  'receive-task',
  'intermediate-catch-event',
  'event-based-gateway',
  'call-activity',
  'sub-process',
]);

/** Gateways that choose one of their ways. */
const CHOOSING = new Set(['exclusive-gateway', 'inclusive-gateway', 'complex-gateway']);

/** @param interrupted ids of activities that a boundary event may end */
function hasExit(graph: ProcessGraph, interrupted: ReadonlySet<string>, node: GraphNode): boolean {
  if (WAITING.has(node.kind) || node.outgoing.length === 0 || interrupted.has(node.id)) return true;
  if (node.outgoing.length === 1) return false;
  return CHOOSING.has(node.kind) || node.outgoing.some((flow) => graph.flows[flow]?.condition !== undefined);
}

/** The first cycle of elements that never wait and that no decision leaves, found by one walk over all of them. */
export function endlessLoop(graph: ProcessGraph): Problem[] {
  const next = successorsOf(graph);
  const done = new Set<string>();
  const interrupted = new Set(
    Object.values(graph.nodes).flatMap((node) => (endsItsHost(node) && node.attachedTo ? node.attachedTo : [])),
  );
  for (const start of Object.values(graph.nodes)) {
    const path: { readonly node: GraphNode; readonly ways: GraphNode[] }[] = [];
    const onPath = new Set<string>();
    const visit = (node: GraphNode): void => {
      path.push({ node, ways: [...(next.get(node.id) ?? [])] });
      onPath.add(node.id);
    };
    if (!hasExit(graph, interrupted, start) && !done.has(start.id)) visit(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const way = top.ways.pop();
      if (!way) {
        path.pop();
        onPath.delete(top.node.id);
        done.add(top.node.id);
      } else if (onPath.has(way.id)) return [problem('ENDLESS_LOOP', way.id, '', way.name)];
      else if (!hasExit(graph, interrupted, way) && !done.has(way.id)) visit(way);
    }
  }
  return [];
}
