import type { NodeKind, ProcessGraph, SimpleTrigger } from '../../graph/graph.ts';
import { startsOf } from '../../graph/starts.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { problem, type Problem } from '../problem.ts';

const THROWING: readonly NodeKind[] = ['send-task', 'intermediate-throw-event', 'end-event'];

/** A step throws what starts the process: every case may start the next one, without end. */
export function startsItself(graph: ProcessGraph): Problem[] {
  const { messages, signals } = startsOf(graph);
  const isStart = (part: SimpleTrigger): boolean =>
    (part.kind === 'message' && messages.includes(part.name)) ||
    (part.kind === 'signal' && signals.includes(part.name));
  return Object.values(graph.nodes)
    .filter(({ kind, trigger }) => THROWING.includes(kind) && partsOf(trigger).some(isStart))
    .map(({ id, name }) => problem('STARTS_ITSELF', id, '', name));
}
