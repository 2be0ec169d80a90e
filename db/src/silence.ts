import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { deadlinesOf } from './deadlines.ts';
import { endClient } from './end-client.ts';

/** How often a database is asked, and how soon it has to answer; together well below what a person waits for. */
const ASK_EVERY_MS = 1000;
const ANSWER_MS = 2500;

/** Knows whether a database says nothing: it takes connections and queries, and answers none (frozen, or a network that lost it). */
export interface Silence {
  readonly isSilent: boolean;
  /** Calls back when silence begins. @returns what takes the call back */
  onSilence(act: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Asks a database again and again, on a connection of its own. One that refuses is not silent: whoever asks it hears so by
 * themselves.
 */
export function watchSilence(url: string): Silence {
  const stop = new AbortController();
  const acts = new Set<() => void>();
  let isSilent = false;
  let client: pg.Client | undefined;

  async function ask(): Promise<void> {
    if (!client) {
      const opened = new pg.Client({
        connectionString: url,
        keepAlive: true,
        application_name: 'karta',
        ...deadlinesOf(ANSWER_MS),
      });
      client = opened;
      opened.on('error', () => {}); // the question fails
      await opened.connect();
    }
    await client.query('select 1');
  }

  const watching = (async () => {
    while (!stop.signal.aborted) {
      const answer = ask().then(
        () => 'answered' as const,
        () => 'refused' as const,
      );
      const outcome = await Promise.race([answer, late(answer)]);
      if (outcome !== 'answered') {
        const lost = client;
        client = undefined;
        if (lost) void endClient(lost);
      }
      const wasSilent = isSilent;
      isSilent = outcome === 'late';
      if (isSilent && !wasSilent) for (const act of acts) act();
      await sleep(ASK_EVERY_MS, undefined, { signal: stop.signal, ref: false }).catch(() => {}); // closed
    }
    if (client) await endClient(client);
  })();
  return {
    get isSilent() {
      return isSilent;
    },
    onSilence(act) {
      acts.add(act);
      return () => acts.delete(act);
    },
    async close() {
      stop.abort();
      await watching;
    },
  };
}

/** A program that was busy itself hears first what came meanwhile. */
async function late<Answer>(answer: Promise<Answer>): Promise<Answer | 'late'> {
  await sleep(ANSWER_MS, undefined, { ref: false });
  return Promise.race([
    answer,
    new Promise<'late'>((resolve) => setImmediate(() => setImmediate(() => resolve('late')))),
  ]);
}
