import type { ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** A default flow leaves the element whose default it is. */
export function badDefault(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter(({ defaultFlow, outgoing }) => defaultFlow !== undefined && !outgoing.includes(defaultFlow))
    .map(({ id, name }) => problem('BAD_DEFAULT', id, '', name));
}
