import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** A process and each sub-process hold something, and something in them begins; the first thing that is wrong is named. */
export function badContainer(graph: ProcessGraph): Problem[] {
  const nodes = Object.values(graph.nodes);
  const containers = [undefined, ...nodes.filter(({ kind }) => kind === 'sub-process' || kind === 'event-sub-process')];
  const insideOf = Map.groupBy(nodes, ({ parent }) => parent);
  return containers.flatMap((container) => {
    const found = wrongWith(container, insideOf.get(container?.id) ?? []);
    return found ? [problem(found[0], container?.id ?? graph.processId, found[1], container?.name)] : [];
  });
}

type Found = readonly [code: 'EMPTY' | 'BAD_START' | 'CONTRADICTION' | 'NO_START', detail: string];

function wrongWith(container: GraphNode | undefined, inside: readonly GraphNode[]): Found | undefined {
  if (inside.length === 0) return ['EMPTY', ''];
  const starts = inside.filter(({ kind }) => kind === 'start-event');
  if (container?.kind === 'event-sub-process' && starts.length !== 1)
    return ['BAD_START', 'podproces zdarzeniowy ma dokładnie jedno zdarzenie początkowe'];
  if (container?.adHoc && inside.some(({ kind }) => kind === 'start-event' || kind === 'end-event'))
    return ['CONTRADICTION', 'podproces doraźny nie ma zdarzeń początkowych ani końcowych'];
  const canBegin =
    starts.length > 0 || inside.some((node) => node.incoming.length === 0 && node.kind !== 'boundary-event');
  return canBegin ? undefined : ['NO_START', ''];
}
