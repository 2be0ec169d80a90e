import { beginningsAmong } from '../engine/scopes.ts';
import type { GraphNode, ProcessGraph } from '../engine/graph.ts';
import { problem, type Problem } from './problem.ts';

/** What can never work: elements that nothing reaches, loops without an end, joins that wait for ever. */
export function lintSoundness(graph: ProcessGraph): Problem[] {
  const next = successorsOf(graph);
  return [...deadElements(graph, next), ...endlessLoops(graph, next), ...deadlocks(graph)];
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
    ...nodes.filter(
      ({ kind, startsProcess }) => startsProcess || kind === 'event-sub-process' || kind === 'start-event',
    ),
  );
  const reached = new Set<string>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (reached.has(node.id)) continue;
    reached.add(node.id);
    pending.push(...(next.get(node.id) ?? []));
  }
  return nodes
    .filter(({ id, isHandler }) => !reached.has(id) && !isHandler)
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

function hasExit(node: GraphNode): boolean {
  if (WAITING.has(node.kind) || node.outgoing.length === 0) return true;
  return node.outgoing.length > 1 && node.kind !== 'parallel-gateway';
}

/** The first cycle of elements that never wait and that no decision leaves, found by one walk over all of them. */
function endlessLoops(graph: ProcessGraph, next: Successors): Problem[] {
  const done = new Set<string>();
  for (const start of Object.values(graph.nodes)) {
    const path: { readonly node: GraphNode; readonly ways: GraphNode[] }[] = [];
    const onPath = new Set<string>();
    const visit = (node: GraphNode): void => {
      path.push({ node, ways: [...(next.get(node.id) ?? [])] });
      onPath.add(node.id);
    };
    if (!hasExit(start) && !done.has(start.id)) visit(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const way = top.ways.pop();
      if (!way) {
        path.pop();
        onPath.delete(top.node.id);
        done.add(top.node.id);
      } else if (onPath.has(way.id)) return [problem('ENDLESS_LOOP', way.id, '', way.name)];
      else if (!hasExit(way) && !done.has(way.id)) visit(way);
    }
  }
  return [];
}

/** A parallel join all of whose flows come straight from one exclusive fork, through plain single-way steps. */
function deadlocks(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter((node) => node.kind === 'parallel-gateway' && node.incoming.length > 1)
    .flatMap((join) => {
      const forks = join.incoming.map((id) => forkBefore(graph, graph.flows[id]?.source));
      const [first] = forks;
      if (!first || forks.some((fork) => fork?.id !== first.id) || first.kind !== 'exclusive-gateway') return [];
      return [problem('DEADLOCK', join.id, first.name || first.id, join.name)];
    });
}

function forkBefore(graph: ProcessGraph, id: string | undefined): GraphNode | undefined {
  const seen = new Set<string>();
  let node = graph.nodes[id ?? ''];
  while (node && node.outgoing.length < 2 && node.incoming.length === 1 && !seen.has(node.id)) {
    seen.add(node.id);
    node = graph.nodes[graph.flows[node.incoming[0] ?? '']?.source ?? ''];
  }
  return node && node.outgoing.length > 1 ? node : undefined;
}
