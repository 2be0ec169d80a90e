import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 120_000;

/** Asks until the answer is there; the error names what never came. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false | null>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error; // a part of the town may be starting again
    }
    await sleep(100);
  }
  throw new Error(`It never came: ${what}.`, { cause: last });
}
