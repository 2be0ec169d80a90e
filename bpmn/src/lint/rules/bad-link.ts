import type { ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** BPMN 2.0.2, 10.5.5 Link: a go-to has exactly one target on its level. */
export function badLink(graph: ProcessGraph): Problem[] {
  const nodes = Object.values(graph.nodes);
  return nodes.flatMap(({ id, kind, trigger, parent, name }) => {
    if (kind !== 'intermediate-throw-event' || trigger?.kind !== 'link') return [];
    const targets = nodes.filter(
      (other) =>
        other.kind === 'intermediate-catch-event' &&
        other.parent === parent &&
        other.trigger?.kind === 'link' &&
        other.trigger.name === trigger.name,
    );
    return targets.length === 1 ? [] : [problem('BAD_LINK', id, trigger.name, name)];
  });
}
