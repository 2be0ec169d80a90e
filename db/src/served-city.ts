import { setTimeout as sleep } from 'node:timers/promises';
import type { City } from './city-store.ts';
import { seldom } from './seldom-log.ts';
import { log } from './log.ts';

/** What a program runs for one city. */
export interface CityPart {
  close(): Promise<void>;
}

/** How long anybody waits for a city to open or to close; a town whose database hangs goes on trying by itself. */
const PATIENCE_MS = 10_000;

/** A city that is served, with what the program runs for it: opened and closed apart from all others. */
export class ServedCity {
  readonly city: City;
  readonly #patienceMs: number;
  #part: CityPart | undefined;
  #opening: Promise<void> | undefined;
  #isEnded = false;

  constructor(city: City, patienceMs = PATIENCE_MS) {
    this.city = city;
    this.#patienceMs = patienceMs;
  }

  /**
   * Opens the part unless it is open; an attempt under way is not begun twice. Never rejects, and resolves in time: what
   * cannot be opened yet is asked for again by the caller.
   */
  open(open: (city: City) => Promise<CityPart>): Promise<void> {
    if (this.#part || this.#isEnded) return Promise.resolve();
    this.#opening ??= this.#tryToOpen(open).finally(() => (this.#opening = undefined));
    return this.#inTime('city not opened', this.#opening);
  }

  /** Closes part and pools; never rejects, and resolves in time. Call it once. */
  end(): Promise<void> {
    this.#isEnded = true;
    return this.#inTime('city not closed', this.#close());
  }

  async #tryToOpen(open: (city: City) => Promise<CityPart>): Promise<void> {
    const { id: cityId } = this.city;
    try {
      this.#part = await open(this.city);
      log.info('city opened', { cityId });
    } catch (error) {
      // its database is away, or its channels are not set
      seldom.error('city not opened', { cityId, error });
    }
  }

  async #close(): Promise<void> {
    const { id: cityId, knex, lists } = this.city;
    await this.#opening;
    await this.#part?.close().catch((error: unknown) => log.error('city not closed', { cityId, error }));
    await Promise.all([knex.destroy(), lists.destroy()]);
    if (this.#part) log.info('city closed', { cityId });
  }

  async #inTime(event: string, work: Promise<void>): Promise<void> {
    const { id: cityId } = this.city;
    const inTime = new AbortController();
    const late = sleep(this.#patienceMs, true, { signal: inTime.signal, ref: false }).catch(() => false);
    const isLate = await Promise.race([work.then(() => false), late]).finally(() => inTime.abort());
    if (isLate)
      seldom.error(event, { cityId, error: Object.assign(new Error('still under way'), { code: 'ETIMEDOUT' }) });
  }
}
