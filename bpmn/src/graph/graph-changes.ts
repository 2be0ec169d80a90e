import type { ProcessGraph } from './graph.ts';

/** What a new diagram does otherwise than an old one. */
export interface GraphChange {
  readonly how: 'added' | 'removed' | 'changed';
  readonly elementId: string;
  /** Its name, or that of its ends for a flow without one. */
  readonly name: string;
  /** The kind of the element; `flow` for a sequence flow. */
  readonly kind: string;
  /** Which of its properties changed, by their names in the graph. */
  readonly properties: readonly string[];
}

type Part = Readonly<Record<string, unknown>>;

/**
 * The elements and flows that differ between two diagrams, as they run: what is only drawn elsewhere is no change. Everything
 * is new where there was no diagram.
 */
export function graphChanges(before: ProcessGraph | undefined, after: ProcessGraph): GraphChange[] {
  const nodes = changesOf(before?.nodes ?? {}, after.nodes, (node) => String(node['kind']));
  const flows = changesOf(before?.flows ?? {}, after.flows, () => 'flow');
  const nameOf = (id: unknown): string => {
    const node = after.nodes[String(id)] ?? before?.nodes[String(id)];
    return (node && 'name' in node && node.name) || String(id);
  };
  return [
    ...nodes.map(({ part, ...change }) => ({ ...change, name: String(part['name'] ?? '') })),
    ...flows.map(({ part, ...change }) => ({
      ...change,
      name: String(part['name'] ?? '') || `${nameOf(part['source'])} → ${nameOf(part['target'])}`,
    })),
  ];
}

function changesOf(before: object, after: object, kindOf: (part: Part) => string) {
  const [old, young] = [before, after].map((parts) => new Map(Object.entries(parts) as [string, Part][])) as [
    Map<string, Part>,
    Map<string, Part>,
  ];
  const ids = [...new Set([...young.keys(), ...old.keys()])];
  return ids.flatMap((elementId) => {
    const [was, is] = [old.get(elementId), young.get(elementId)];
    const part = is ?? was ?? {};
    const properties = was && is ? differing(was, is) : [];
    if (was && is && properties.length === 0) return [];
    const how = !was ? ('added' as const) : !is ? ('removed' as const) : ('changed' as const);
    return [{ how, elementId, kind: kindOf(part), part, properties }];
  });
}

/** Told by the flows themselves, and by the task of a person that the group is for. */
const TOLD_ELSEWHERE: readonly string[] = ['incoming', 'outgoing', 'lane'];

const differing = (was: Part, is: Part): string[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) => !TOLD_ELSEWHERE.includes(key) && inOrder(was[key]) !== inOrder(is[key]),
  );

/** A graph that was stored has its keys in another order. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
