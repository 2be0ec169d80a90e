import { setTimeout as sleep } from 'node:timers/promises';
import { listenTo, OUTBOX_CHANNEL, seldom, type City } from '@karta/db';
import { Deliveries } from './deliveries.ts';
import type { Dispatch } from './dispatch.ts';

const POLL_MS = 2000;

/**
 * Takes what committed in a city's outbox to Temporal; woken by NOTIFY, by a row that is over, and by the clock where that was
 * missed.
 */
export function startRelay(city: City, dispatch: Dispatch): { close(): Promise<void> } {
  const stop = new AbortController();
  let wake = (): void => {};
  const listener = listenTo(city.databaseUrl, OUTBOX_CHANNEL, () => wake());
  const deliveries = new Deliveries(city, dispatch, () => wake());
  const running = (async () => {
    while (!stop.signal.aborted) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const isMore = await deliveries.take().catch((error: unknown) => {
        seldom.error('relay', { cityId: city.id, error });
        return false;
      });
      if (!isMore) await Promise.race([woken, sleep(POLL_MS, undefined, { ref: false })]);
    }
    await deliveries.settled();
  })();
  return {
    async close() {
      stop.abort();
      wake();
      await Promise.all([running, listener.close()]);
    },
  };
}
