import { setTimeout as sleep } from 'node:timers/promises';
import { EventEmitter, on } from 'node:events';
import type { City } from '@karta/db';
import pg from 'pg';

/** The channel on which a change of the task list is told (written by activities/src/tasks). */
const TASKS_CHANNEL = 'karta_tasks';
const HEARTBEAT_MS = 20_000;

/** Changes of one city, heard from PostgreSQL and handed to every open screen. */
export class CityEvents {
  readonly #url: string;
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  #client: pg.Client | undefined;
  readonly #beat: NodeJS.Timeout;
  #isClosed = false;

  constructor(city: City) {
    this.#url = city.databaseUrl;
    // one timer for all streams, so that each gets one heartbeat, however many there are
    this.#beat = setInterval(() => this.#emitter.emit('tasks', ': still here\n\n'), HEARTBEAT_MS).unref();
    void this.#listen();
  }

  /** Server-sent events until `closed`: one at once, one for each change, and a comment now and then. */
  async *tasks(closed: AbortSignal): AsyncIterable<string> {
    try {
      yield changed();
      for await (const [event] of on(this.#emitter, 'tasks', { signal: closed })) yield event as string;
    } catch (error) {
      if (!closed.aborted) throw error;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#beat);
    await this.#client?.end().catch(() => {});
  }

  async #listen(): Promise<void> {
    while (!this.#isClosed) {
      const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
      this.#client = client;
      const ended = new Promise((resolve) => client.once('end', resolve).once('error', resolve));
      client.on('notification', () => this.#emitter.emit('tasks', changed()));
      try {
        await client.connect();
        await client.query(`listen ${TASKS_CHANNEL}`);
        this.#emitter.emit('tasks', changed());
        await ended;
      } catch {
        // the database is away; try again
      }
      await client.end().catch(() => {});
      if (!this.#isClosed) await sleep(1000);
    }
  }
}

function changed(): string {
  return `event: changed\ndata: ${JSON.stringify({ at: new Date().toISOString() })}\n\n`;
}
