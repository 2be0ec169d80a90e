/** Whether a channel is used: closed lets all through, open nothing, trying one message at a time. */
export interface Breaker {
  readonly state: 'closed' | 'open' | 'trying';
  /** Failures of the channel itself in a row. */
  readonly failures: number;
  /** How often it opened in a row; its pause grows with it. */
  readonly openings: number;
}

export const CLOSED: Breaker = { state: 'closed', failures: 0, openings: 0 };

/** Failures in a row after which nothing is sent for a while. */
const MOST_FAILURES = 3;
/** Pauses in ms of the first, second … opening; the last one holds for all that follow. */
const PAUSES_MS = [10_000, 20_000, 40_000, 60_000] as const;

/** What one message says of its channel: it was taken or refused by somebody who is there, or nobody answered. */
export type ChannelOutcome = 'there' | 'away';

export function afterMessage(breaker: Breaker, outcome: ChannelOutcome): Breaker {
  // what was under way when it opened says nothing new
  if (breaker.state === 'open') return breaker;
  if (outcome === 'there') return CLOSED;
  const failures = breaker.failures + 1;
  if (breaker.state === 'closed' && failures < MOST_FAILURES) return { ...breaker, failures };
  return { state: 'open', failures, openings: breaker.openings + 1 };
}

export function afterPause(breaker: Breaker): Breaker {
  return breaker.state === 'open' ? { ...breaker, state: 'trying' } : breaker;
}

/** How long an open breaker stays so. */
export function pauseOf({ openings }: Breaker): number {
  return PAUSES_MS[Math.min(openings, PAUSES_MS.length) - 1] ?? 0;
}
