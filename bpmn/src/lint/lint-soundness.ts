import { beginningsAmong } from '../graph/beginnings.ts';
import type { GraphNode, ProcessGraph } from '../graph/graph.ts';
import { problem, type Problem } from './problem.ts';
import { endsItsHost, playLevel } from './token-game.ts';

/** What cannot work: elements that nothing reaches, loops without an end, joins that wait for ever, branches never joined. */
export function lintSoundness(graph: ProcessGraph): Problem[] {
  const next = successorsOf(graph);
  return [...deadElements(graph, next), ...endlessLoops(graph, next), ...badJoins(graph)];
}

/** Where a token may go from each node: along flows, to boundary events, through links. */
type Successors = ReadonlyMap<string, readonly GraphNode[]>;

function successorsOf(graph: ProcessGraph): Successors {
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

function deadElements(graph: ProcessGraph, next: Successors): Problem[] {
  const nodes = Object.values(graph.nodes);
  const pending = [...Map.groupBy(nodes, ({ parent }) => parent).values()].flatMap((inside) => beginningsAmong(inside));
  pending.push(
    ...nodes.filter(({ kind, instantiate }) => instantiate || kind === 'event-sub-process' || kind === 'start-event'),
  );
  const reached = new Set<string>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (reached.has(node.id)) continue;
    reached.add(node.id);
    pending.push(...(next.get(node.id) ?? []));
  }
  return nodes
    .filter(({ id, isForCompensation }) => !reached.has(id) && !isForCompensation)
    .map(({ id, name }) => problem('DEAD_ELEMENT', id, '', name));
}

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
function endlessLoops(graph: ProcessGraph, next: Successors): Problem[] {
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

/** Joins that may wait for ever and branches that are not joined, found by playing each level. */
function badJoins(graph: ProcessGraph): Problem[] {
  const levels = Map.groupBy(Object.values(graph.nodes), ({ parent }) => parent);
  return [...levels].flatMap(([level, inside]) => {
    const found = playLevel(graph, level, inside);
    if (!found) return [];
    const stuck = [...found.stuck].map(([join, flow]) => {
      const before = graph.nodes[graph.flows[flow]?.source ?? ''];
      return problem('DEADLOCK', join, before?.name || before?.id || flow, graph.nodes[join]?.name);
    });
    const unjoined = [...found.unjoined].filter((id) => !found.stuck.has(id));
    return [...stuck, ...unjoined.map((id) => problem('UNJOINED', id, '', graph.nodes[id]?.name))];
  });
}
