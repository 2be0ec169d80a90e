import { EventEmitter, on } from 'node:events';
import { listenTo, type City } from '@karta/db';

/** The channel on which a change of the task list is told (written by activities/src/tasks). */
const TASKS_CHANNEL = 'karta_tasks';
/** What the channel says where rights have changed (services/src/access/tell-access.ts). */
const ACCESS_CHANGED = 'access';
/** And before the ids of whom a note calls (services/src/notes/keep-mentions.ts). */
const CALLED = 'mention ';
const HEARTBEAT_MS = 20_000;

/** Changes of one city, heard from PostgreSQL and handed to every open screen. */
export class CityEvents {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #listener: { close(): Promise<void> };
  readonly #beat: NodeJS.Timeout;

  constructor(city: City) {
    // one timer for all streams, so that each gets one heartbeat, however many there are
    this.#beat = setInterval(() => this.#emitter.emit('tasks', ': still here\n\n'), HEARTBEAT_MS).unref();
    this.#listener = listenTo(city.databaseUrl, TASKS_CHANNEL, (said) => {
      if (said.startsWith(CALLED)) this.#emitter.emit('tasks', event('mentions'), said.slice(CALLED.length).split(' '));
      else this.#emitter.emit('tasks', said === ACCESS_CHANGED ? event('access') : event('changed'));
    });
  }

  /** Server-sent events for this person until `closed`: one at once, one for each change, and a comment now and then. */
  async *tasks(operatorId: string, closed: AbortSignal): AsyncIterable<string> {
    yield event('changed');
    yield* this.#told(operatorId, closed);
  }

  /** The same without what changed in the list. */
  async *access(operatorId: string, closed: AbortSignal): AsyncIterable<string> {
    for await (const told of this.#told(operatorId, closed)) if (!told.startsWith('event: changed')) yield told;
  }

  async *#told(operatorId: string, closed: AbortSignal): AsyncIterable<string> {
    try {
      for await (const [told, called] of on(this.#emitter, 'tasks', { signal: closed }) as AsyncIterable<Told>)
        if (called === undefined || called.includes(operatorId)) yield told;
    } catch (error) {
      if (!closed.aborted) throw error;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#beat);
    await this.#listener.close();
  }
}

/** An event, and whom alone it is for. */
type Told = [event: string, called?: readonly string[]];

function event(name: 'changed' | 'access' | 'mentions'): string {
  return `event: ${name}\ndata: ${JSON.stringify({ at: new Date().toISOString() })}\n\n`;
}
