import { beginningsAmong } from '../../graph/beginnings.ts';
import type { ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';
import { successorsOf } from '../successors.ts';

/** Elements that no token ever reaches. */
export function deadElement(graph: ProcessGraph): Problem[] {
  const next = successorsOf(graph);
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
