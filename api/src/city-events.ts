import { EventEmitter, on } from 'node:events';
import { listenTo, type City } from '@karta/db';

/** The channel on which a change of the task list is told (written by activities/src/tasks). */
const TASKS_CHANNEL = 'karta_tasks';
/** What the channel says where rights have changed (services/src/access/tell-access.ts). */
const ACCESS_CHANGED = 'access';
const HEARTBEAT_MS = 20_000;

/** Changes of one city, heard from PostgreSQL and handed to every open screen. */
export class CityEvents {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #listener: { close(): Promise<void> };
  readonly #beat: NodeJS.Timeout;

  constructor(city: City) {
    // one timer for all streams, so that each gets one heartbeat, however many there are
    this.#beat = setInterval(() => this.#emitter.emit('tasks', ': still here\n\n'), HEARTBEAT_MS).unref();
    this.#listener = listenTo(city.databaseUrl, TASKS_CHANNEL, (said) =>
      this.#emitter.emit('tasks', said === ACCESS_CHANGED ? event('access') : event('changed')),
    );
  }

  /** Server-sent events until `closed`: one at once, one for each change, and a comment now and then. */
  async *tasks(closed: AbortSignal): AsyncIterable<string> {
    try {
      yield event('changed');
      for await (const [told] of on(this.#emitter, 'tasks', { signal: closed })) yield told as string;
    } catch (error) {
      if (!closed.aborted) throw error;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#beat);
    await this.#listener.close();
  }
}

function event(name: 'changed' | 'access'): string {
  return `event: ${name}\ndata: ${JSON.stringify({ at: new Date().toISOString() })}\n\n`;
}
