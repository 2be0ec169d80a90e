import { afterDuration, dueAfter, dueAt, readCycle } from './due.ts';
import type { TimerStart } from './starts.ts';

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
  return last !== undefined && last > since && last <= until ? last : undefined;
}

/**
 * Occurrences are counted from the start, so that „every month from the 31st” comes back to the 31st after February. A cycle
 * whose own start lies before the deployment has used up what lay before.
 */
function lastOfCycle(expression: string, { since, until, zone }: Span): string | undefined {
  const { start, period, total } = readCycle(expression, {}, { at: since, zone });
  const first = start === undefined ? 1 : 0;
  const last = first + total - 1;
  const at = (index: number): string => afterDuration(times(period, index), { at: start ?? since, zone });
  if (at(first) > until || at(1) <= at(0)) return at(first);
  let reached = first;
  let beyond = first + 1;
  while (beyond <= last && at(beyond) <= until) {
    reached = beyond;
    beyond *= 2;
  }
  beyond = Math.min(beyond, last + 1);
  while (beyond - reached > 1) {
    const middle = Math.floor((reached + beyond) / 2);
    if (at(middle) <= until) reached = middle;
    else beyond = middle;
  }
  return at(reached);
}

/** A duration so many times: three times `P1DT12H` is `P3DT36H`. */
const times = (duration: string, count: number): string =>
  duration.replaceAll(/[\d.]+/g, (number) => String(Number(number) * count));
