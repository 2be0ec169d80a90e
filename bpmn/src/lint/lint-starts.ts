import { FeelFailure } from '../feel/feel.ts';
import type { NodeKind, ProcessGraph, SimpleTrigger } from '../graph/graph.ts';
import { lastOccurrence } from '../engine/occurrences.ts';
import { startsOf, type TimerStart } from '../graph/starts.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import { problem, type Problem } from './problem.ts';

const SOME_DAY = { since: '2026-01-01T00:00:00.000Z', until: '2026-01-02T00:00:00.000Z', zone: 'Europe/Warsaw' };

/** What starts the process: timers that give a time, nothing that it throws itself. */
export function lintStarts(graph: ProcessGraph): Problem[] {
  return [...timersWithoutTime(graph), ...throwsThatStartAnew(graph)];
}

/** A timer that starts the process has no variables to reckon with: it has to give a time by itself. */
function timersWithoutTime(graph: ProcessGraph): Problem[] {
  return startsOf(graph).timers.flatMap((timer) => {
    const message = failureOf(timer);
    return message === undefined ? [] : [problem('BAD_START', timer.node, message, graph.nodes[timer.node]?.name)];
  });
}

const THROWING: readonly NodeKind[] = ['send-task', 'intermediate-throw-event', 'end-event'];

/** Every case of such a process may start the next one, without end. */
function throwsThatStartAnew(graph: ProcessGraph): Problem[] {
  const { messages, signals } = startsOf(graph);
  const isStart = (part: SimpleTrigger): boolean =>
    (part.kind === 'message' && messages.includes(part.name)) ||
    (part.kind === 'signal' && signals.includes(part.name));
  return Object.values(graph.nodes)
    .filter(({ kind, trigger }) => THROWING.includes(kind) && partsOf(trigger).some(isStart))
    .map(({ id, name }) => problem('STARTS_ITSELF', id, '', name));
}

function failureOf(timer: TimerStart): string | undefined {
  try {
    lastOccurrence(timer, SOME_DAY);
    return undefined;
  } catch (error) {
    if (error instanceof FeelFailure) return `zegar nie ma terminu, ${error.message}`;
    throw error;
  }
}
