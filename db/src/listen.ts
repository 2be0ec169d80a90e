import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { deadlinesOf } from './deadlines.ts';
import { endClient } from './end-client.ts';

const STATEMENT_MS = 5000;
/** A connection on which nothing is heard is asked now and then whether anybody is there. */
const ASK_EVERY_MS = 30_000;
const PAUSE_MS = 1000;

/**
 * Hears one channel of a database for as long as the program runs: `onMessage` is called for each message, and with nothing said after each new
 * connection, since what was told meanwhile is lost. An outage is waited for.
 */
export function listenTo(url: string, channel: string, onMessage: (said: string) => void): { close(): Promise<void> } {
  const stop = new AbortController();
  const listening = (async () => {
    while (!stop.signal.aborted) {
      await listenOnce(url, channel, { onMessage, signal: stop.signal }).catch(() => {}); // it is away; the next round tries again
      await sleep(PAUSE_MS, undefined, { signal: stop.signal, ref: false }).catch(() => {}); // closed
    }
  })();
  return {
    async close() {
      stop.abort();
      await listening;
    },
  };
}

/** Until the connection breaks, or nobody answers on it any more. */
async function listenOnce(
  url: string,
  channel: string,
  { onMessage, signal }: { onMessage: (said: string) => void; signal: AbortSignal },
): Promise<void> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, ...deadlinesOf(STATEMENT_MS) });
  const ended = new Promise<void>((resolve) => client.once('end', resolve).once('error', () => resolve()));
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  client.on('notification', ({ payload }) => onMessage(payload ?? ''));
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
    onMessage('');
    if (signal.aborted) return;
    const over = Promise.race([ended, stopped]).then(() => 'over' as const);
    while ((await Promise.race([over, sleep(ASK_EVERY_MS, 'asked' as const, { ref: false })])) === 'asked') {
      await client.query('select 1');
    }
  } finally {
    await endClient(client);
  }
}
