import { setTimeout as sleep } from 'node:timers/promises';

/** Does something again and again, with a pause between, until it is closed; the work itself is never broken off. */
export function every(pauseMs: number, work: () => Promise<void>): { close(): Promise<void> } {
  const stop = new AbortController();
  const running = (async () => {
    while (!stop.signal.aborted) {
      await work();
      // ended by close() alone
      await sleep(pauseMs, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return {
    async close() {
      stop.abort();
      await running;
    },
  };
}
