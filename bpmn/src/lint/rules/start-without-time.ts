import { lastOccurrence } from '../../engine/occurrences.ts';
import { FeelFailure } from '../../feel/feel.ts';
import type { ProcessGraph } from '../../graph/graph.ts';
import { startsOf, type TimerStart } from '../../graph/starts.ts';
import { problem, type Problem } from '../problem.ts';

const SOME_DAY = { since: '2026-01-01T00:00:00.000Z', until: '2026-01-02T00:00:00.000Z', zone: 'Europe/Warsaw' };

/** A timer that starts the process has no variables to reckon with: it has to give a time by itself. */
export function startWithoutTime(graph: ProcessGraph): Problem[] {
  return startsOf(graph).timers.flatMap((timer) => {
    const message = failureOf(timer);
    return message === undefined ? [] : [problem('BAD_START', timer.node, message, graph.nodes[timer.node]?.name)];
  });
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
