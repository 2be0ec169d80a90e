import type { GraphNode, ProcessGraph } from './graph.ts';

/** A step of a process that the diagram shows to the person whom it is about (`km:publicLabel`). */
export interface PublicStep {
  readonly id: string;
  readonly label: string;
  /** `detour`: from there the way leads back to `of`; `other-end`: the way may end there instead of going on from `of`. */
  readonly role: 'step' | 'detour' | 'end' | 'other-end';
  readonly of: string | null;
}

/**
 * The way of a process as its labelled elements tell it, in their order: everything else is passed in silence. Boundary events and
 * event sub-processes lead aside and are left out; a labelled activity hides what is in it.
 */
export function publicWay(graph: ProcessGraph): PublicStep[] {
  const { nodes } = graph;
  const starts = Object.values(nodes).filter((node) => node.kind === 'start-event' && node.parent === undefined);
  const order: string[] = [];
  const leadsTo = new Map<string, string[]>();
  const waiting = starts.map(({ id }) => id);
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (leadsTo.has(id)) continue;
    const found = labelledAfter(graph, id);
    leadsTo.set(id, found);
    if (nodes[id]?.publicLabel !== undefined) order.push(id);
    waiting.push(...found);
  }
  return order.map((id) => stepOf(graph, id, order, leadsTo)).toSorted(byRole(order));
}

function stepOf(
  { nodes }: ProcessGraph,
  id: string,
  order: readonly string[],
  leadsTo: ReadonlyMap<string, readonly string[]>,
): PublicStep {
  const node = nodes[id];
  const label = node?.publicLabel ?? '';
  const after = leadsTo.get(id) ?? [];
  const before = order.filter((other) => (leadsTo.get(other) ?? []).includes(id));
  const earlier = before.find((other) => order.indexOf(other) < order.indexOf(id)) ?? null;
  if (node?.kind === 'end-event') {
    // where the way could have gone on to a step, it ends early
    const goesOn = (leadsTo.get(earlier ?? '') ?? []).some((other) => isLater(other, earlier, order, nodes));
    return { id, label, role: goesOn ? 'other-end' : 'end', of: earlier };
  }
  const isDetour = after.length > 0 && after.every((other) => order.indexOf(other) < order.indexOf(id));
  return isDetour ? { id, label, role: 'detour', of: earlier } : { id, label, role: 'step', of: null };
}

const isLater = (id: string, than: string | null, order: readonly string[], nodes: ProcessGraph['nodes']): boolean =>
  nodes[id]?.kind !== 'end-event' && than !== null && order.indexOf(id) > order.indexOf(than);

const RANK = { step: 0, detour: 0, end: 1, 'other-end': 2 } as const;
const byRole = (order: readonly string[]) => (one: PublicStep, other: PublicStep) =>
  RANK[one.role] - RANK[other.role] || order.indexOf(one.id) - order.indexOf(other.id);

/** The nearest labelled elements behind one, nearest first. */
function labelledAfter(graph: ProcessGraph, from: string): string[] {
  const { nodes } = graph;
  const found: string[] = [];
  const seen = new Set<string>([from]);
  const waiting = [...nextOf(graph, from, true)];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (seen.has(id)) {
      if (id === from && nodes[id]?.publicLabel !== undefined && !found.includes(id)) found.push(id);
      continue;
    }
    seen.add(id);
    if (nodes[id]?.publicLabel !== undefined) found.push(id);
    else waiting.push(...nextOf(graph, id, false));
  }
  return found;
}

/** Where a token goes from a node; into a sub-process unless it is `left`, and out of it at its end. */
function nextOf({ nodes, flows }: ProcessGraph, id: string, isLeft: boolean): string[] {
  const node = nodes[id];
  if (node?.kind === 'sub-process' && !isLeft) {
    const inner = Object.values(nodes).filter(({ parent, kind }) => parent === id && kind === 'start-event');
    if (inner.length > 0) return inner.map((start) => start.id);
  }
  const targets = (node?.outgoing ?? []).flatMap((flow) => flows[flow]?.target ?? []);
  return targets.length > 0 ? targets : outOf(nodes, node).flatMap((flow) => flows[flow]?.target ?? []);
}

/** The flows of the sub-process that an end event ends. */
function outOf(nodes: ProcessGraph['nodes'], node: GraphNode | undefined): readonly string[] {
  const scope = node?.parent === undefined ? undefined : nodes[node.parent];
  if (scope?.kind !== 'sub-process') return [];
  return scope.outgoing.length > 0 ? scope.outgoing : outOf(nodes, scope);
}
