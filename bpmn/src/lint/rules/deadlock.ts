import type { ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';
import { playLevel } from '../token-game.ts';

/** Joins that may wait for ever and branches that are not joined, found by playing each level. */
export function deadlock(graph: ProcessGraph): Problem[] {
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
