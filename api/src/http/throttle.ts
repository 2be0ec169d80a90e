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
    const { isOver, seconds } = await this.count(limit, key);
    if (isOver) this.refuse(seconds);
  }

  /** @throws CardError TOO_MANY_REQUESTS with the time until there are points again */
  refuse(seconds: number): never {
    throw new CardError('TOO_MANY_REQUESTS', { retryAfterSeconds: String(seconds) });
  }

  /** Takes one point; false when there is none left. */
  async hasLeft(limit: Limit, key: string): Promise<boolean> {
    return !(await this.count(limit, key)).isOver;
  }

  /** Takes one point where there is one; how many are left, and in how many seconds there are all of them again. */
  async count(limit: Limit, key: string): Promise<{ left: number; seconds: number; isOver: boolean }> {
    const seconds = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
    try {
      const taken = await this.#limiters[limit].consume(await this.#hide(key));
      return { left: taken.remainingPoints, seconds: seconds(taken), isOver: false };
    } catch (error) {
      if (error instanceof RateLimiterRes) return { left: 0, seconds: seconds(error), isOver: true };
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
