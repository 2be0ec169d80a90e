import { lastReached, occurrence, readCycle } from './cycle.ts';
import { dueAfter, dueAt, isBefore } from './due.ts';
import type { TimerStart } from '../graph/starts.ts';

/** After `since`, until and with `until`: instants in ISO 8601, UTC. `zone`: the city's IANA zone. */
export interface Span {
  readonly since: string;
  readonly until: string;
  readonly zone: string;
}

/**
 * The latest moment of a timer start event within a span that begins with the deployment. Dates and durations are reckoned
 * from the deployment, a cycle from its own start or else from the deployment; what lies before the deployment never was.
 * @throws FeelFailure when the expression gives no time
 */
export function lastOccurrence({ timer, expression }: TimerStart, span: Span): string | undefined {
  const { since, until, zone } = span;
  const clock = { at: since, zone };
  const moment = (): string | undefined => {
    if (timer === 'date') return dueAt(expression, {}, clock);
    if (timer === 'duration') return dueAfter(expression, {}, clock);
    return lastOfCycle(expression, span);
  };
  const last = moment();
  return last !== undefined && isBefore(since, last) && !isBefore(until, last) ? last : undefined;
}

/** A cycle whose own start lies before the deployment has used up what lay before. */
function lastOfCycle(expression: string, { since, until, zone }: Span): string | undefined {
  const cycle = readCycle(expression, {}, { at: since, zone });
  const reached = lastReached(cycle, { at: until, zone });
  return reached === undefined ? undefined : occurrence(cycle, reached, zone);
}
