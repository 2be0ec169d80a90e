import { setTimeout as delay } from 'node:timers/promises';

/** Thrown out of every wait when the station is asked to end; the journal says where to go on. */
export class StationStopped extends Error {}

/** How long the station waits for what; tests shorten it. All in milliseconds. */
export type Patience = {
  poll: number;
  /** In place of `poll` for a few seconds after a job: the next one of the same card, or of a batch, is about to come. */
  soon: number;
  /** Pauses between attempts to reach the server double from here to `longestRetry`. */
  firstRetry: number;
  longestRetry: number;
  /** How long a printer may stay silent or unable before the job is given up. */
  printer: number;
  /** How long a printed card may be away from the reader before its check is given up. */
  verify: number;
};
export const PATIENCE: Patience = {
  poll: 1_000,
  soon: 100,
  firstRetry: 1_000,
  longestRetry: 5_000,
  printer: 120_000,
  verify: 20_000,
};

/** Waits; throws StationStopped when the signal comes first. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch {
    throw new StationStopped('The station was asked to stop.');
  }
}

/** Repeats `ask` with growing pauses until it no longer answers "away". */
export async function untilAnswered<Answer>(
  ask: () => Promise<Answer | 'away'>,
  patience: Patience,
  signal: AbortSignal,
): Promise<Answer> {
  for (let wait = patience.firstRetry; ; wait = Math.min(wait * 2, patience.longestRetry)) {
    const answer = await ask();
    if (answer !== 'away') return answer;
    await pause(wait, signal);
  }
}
