import type { ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** A boundary event and an event-based gateway lead on; what they have caught would be lost. */
export function noOutgoing(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter(({ kind, trigger, outgoing }) => {
      const isLeading = kind === 'boundary-event' && trigger?.kind !== 'compensation';
      return (isLeading || kind === 'event-based-gateway') && outgoing.length === 0;
    })
    .map(({ id, name }) => problem('NO_OUTGOING', id, '', name));
}
