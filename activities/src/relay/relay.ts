import { setTimeout as sleep } from 'node:timers/promises';
import { OUTBOX_CHANNEL, seldom, type City } from '@karta/db';
import pg from 'pg';
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
  const listener = listen(city, () => wake());
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

function listen(city: City, onMessage: () => void): { close(): Promise<void> } {
  const stop = new AbortController();
  let client: pg.Client | undefined;
  void (async () => {
    while (!stop.signal.aborted) {
      client = new pg.Client({ connectionString: city.databaseUrl, keepAlive: true });
      const ended = new Promise((resolve) => client?.once('end', resolve).once('error', resolve));
      client.on('notification', onMessage);
      try {
        await client.connect();
        await client.query(`listen ${OUTBOX_CHANNEL}`);
        onMessage();
        await ended;
      } catch {
        // the database is away; the poll goes on meanwhile
      }
      await client.end().catch(() => {});
      if (!stop.signal.aborted) await sleep(1000);
    }
  })();
  return {
    async close() {
      stop.abort();
      await client?.end().catch(() => {});
    },
  };
}
