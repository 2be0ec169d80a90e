import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { RATES, type Limit } from './limits.ts';

/** Counts attempts in the city's database, so that several api processes share the count. */
export class Throttle {
  readonly #city: City;
  readonly #limiters: Record<Limit, RateLimiterPostgres>;

  /** `pool` leads to the city's database and stays the caller's. */
  constructor(city: City, pool: pg.Pool) {
    this.#city = city;
    const make = (keyPrefix: Limit): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'client',
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix,
        ...RATES[keyPrefix],
      });
    this.#limiters = Object.fromEntries(Object.keys(RATES).map((name) => [name, make(name as Limit)])) as Record<
      Limit,
      RateLimiterPostgres
    >;
  }

  /** Takes one point; throws TOO_MANY_REQUESTS, with the time until there are some again, when there is none left. */
  async take(limit: Limit, key: string): Promise<void> {
    const wait = await this.#consume(limit, key);
    if (wait > 0) throw new CardError('TOO_MANY_REQUESTS', { retryAfterSeconds: String(wait) });
  }

  /** Takes one point; false when there is none left. */
  async hasLeft(limit: Limit, key: string): Promise<boolean> {
    return (await this.#consume(limit, key)) === 0;
  }

  /** Seconds until the next point; 0 when one was taken. */
  async #consume(limit: Limit, key: string): Promise<number> {
    try {
      await this.#limiters[limit].consume(await this.#hide(key));
      return 0;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw error;
    }
  }

  /** Gives one point back: it was no failure. */
  async giveBack(limit: Limit, key: string): Promise<void> {
    await this.#limiters[limit].reward(await this.#hide(key), 1);
  }

  /** Forgets the key's failures after a success. */
  async forget(limit: Limit, key: string): Promise<void> {
    await this.#limiters[limit].delete(await this.#hide(key));
  }

  /** Keys are what people typed: an e-mail address, now and then a PESEL. Only a keyed hash of it is kept. */
  async #hide(key: string): Promise<string> {
    return (await this.#city.vault.blindIndex('throttle', key)).toString('base64url');
  }
}
