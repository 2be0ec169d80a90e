import type { GraphNode, ProcessGraph } from './graph.ts';

/** What the engine looks up in a graph at every step, in the order of the diagram. */
export interface GraphIndex {
  /** Boundary events by the activity on which they sit. */
  readonly boundaries: ReadonlyMap<string, readonly GraphNode[]>;
  /** Elements by the sub-process in which they lie; `undefined` is the top. */
  readonly inside: ReadonlyMap<string | undefined, readonly GraphNode[]>;
  /** Link events that wait, by name. */
  readonly links: ReadonlyMap<string, readonly GraphNode[]>;
}

const KNOWN = new WeakMap<ProcessGraph, GraphIndex>();

/** The index of a graph, made once; it is no part of the graph, which is stored and pinned. */
export function indexOf(graph: ProcessGraph): GraphIndex {
  const known = KNOWN.get(graph) ?? makeIndex(Object.values(graph.nodes));
  KNOWN.set(graph, known);
  return known;
}

/** The boundary events of an activity. */
export const boundariesOf = (graph: ProcessGraph, activity: string): readonly GraphNode[] =>
  indexOf(graph).boundaries.get(activity) ?? [];

/** The elements that lie directly in a sub-process, or at the top. */
export const nodesIn = (graph: ProcessGraph, parent: string | undefined): readonly GraphNode[] =>
  indexOf(graph).inside.get(parent) ?? [];

function makeIndex(nodes: readonly GraphNode[]): GraphIndex {
  const boundaries = new Map<string, GraphNode[]>();
  const links = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const { attachedTo, kind, trigger } = node;
    if (attachedTo !== undefined) addTo(boundaries, attachedTo, node);
    if (kind === 'intermediate-catch-event' && trigger?.kind === 'link') addTo(links, trigger.name, node);
  }
  return { boundaries, links, inside: Map.groupBy(nodes, ({ parent }) => parent) };
}

function addTo(map: Map<string, GraphNode[]>, key: string, node: GraphNode): void {
  const list = map.get(key);
  if (list) list.push(node);
  else map.set(key, [node]);
}
