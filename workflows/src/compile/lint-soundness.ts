import { beginnings } from '../engine/scopes.ts';
import type { GraphNode, ProcessGraph } from '../engine/graph.ts';
import { problem, type Problem } from './problem.ts';

/** What can never work: elements that nothing reaches, loops without an end, joins that wait for ever. */
export function lintSoundness(graph: ProcessGraph): Problem[] {
  return [...deadElements(graph), ...endlessLoops(graph), ...deadlocks(graph)];
}

function successors(graph: ProcessGraph, node: GraphNode): GraphNode[] {
  const next = node.outgoing.flatMap((id) => graph.nodes[graph.flows[id]?.target ?? ''] ?? []);
  const others = Object.values(graph.nodes);
  const aside = others.filter((other) => other.attachedTo === node.id);
  const { trigger } = node;
  if (node.kind !== 'intermediate-throw-event' || trigger?.kind !== 'link') return [...next, ...aside];
  return others.filter(
    (other) =>
      other.kind === 'intermediate-catch-event' &&
      other.trigger?.kind === 'link' &&
      other.trigger.name === trigger.name,
  );
}

function deadElements(graph: ProcessGraph): Problem[] {
  const nodes = Object.values(graph.nodes);
  const containers = [undefined, ...nodes.filter(({ kind }) => kind.endsWith('sub-process')).map(({ id }) => id)];
  const pending = containers.flatMap((id) => [
    ...beginnings(graph, id),
    ...nodes.filter((node) => node.parent === id && node.kind === 'start-event'),
  ]);
  pending.push(...nodes.filter(({ kind }) => kind === 'event-sub-process'));
  const reached = new Set<string>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (reached.has(node.id)) continue;
    reached.add(node.id);
    pending.push(...successors(graph, node));
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

/** A cycle of elements that never wait and that no decision leaves. */
function endlessLoops(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter((node) => !hasExit(node) && returnsTo(graph, node))
    .slice(0, 1)
    .map(({ id, name }) => problem('ENDLESS_LOOP', id, '', name));
}

function returnsTo(graph: ProcessGraph, start: GraphNode): boolean {
  const seen = new Set<string>();
  const pending = successors(graph, start);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.id === start.id) return true;
    if (seen.has(node.id) || hasExit(node)) continue;
    seen.add(node.id);
    pending.push(...successors(graph, node));
  }
  return false;
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
