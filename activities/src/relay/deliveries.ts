import { seldom, type City } from '@karta/db';
import { claimRows, type ClaimedRow, type End, type Lane } from './claim-rows.ts';
import type { Dispatch } from './dispatch.ts';
import { settleRow } from './settle-row.ts';

/**
 * How many rows of a lane are on their way at once. A first try may meet a case that does not answer, and waiting costs
 * nothing: hundreds of such cases must be known as silent within seconds.
 */
const PLACES: Readonly<Record<Lane, number>> = { server: 16, first: 64, repeat: 16 };
/** Nothing is taken for so long after Temporal was found away. */
const REST_MS = 1000;

/** The rows of one city that are on their way: several at once, each lane for itself, one a case. */
export class Deliveries {
  readonly #city: City;
  readonly #dispatch: Dispatch;
  readonly #onSettled: () => void;
  readonly #onWay: Record<Lane, Set<Promise<void>>> = { server: new Set(), first: new Set(), repeat: new Set() };
  #end: End = 'newest';
  #restUntil = 0;

  /** @param onSettled called after each row, when a place is free */
  constructor(city: City, dispatch: Dispatch, onSettled: () => void) {
    this.#city = city;
    this.#dispatch = dispatch;
    this.#onSettled = onSettled;
  }

  /** Sends due rows on their way as far as there are places. @returns whether there may be more to take at once */
  async take(): Promise<boolean> {
    const free = {
      server: PLACES.server - this.#onWay.server.size,
      first: PLACES.first - this.#onWay.first.size,
      repeat: PLACES.repeat - this.#onWay.repeat.size,
    };
    if (Date.now() < this.#restUntil || Object.values(free).every((places) => places === 0)) return false;
    this.#end = this.#end === 'oldest' ? 'newest' : 'oldest';
    const { rows, deferred } = await claimRows(this.#city.knex, free, this.#end);
    for (const row of rows) this.#send(row);
    return rows.length > 0 || deferred > 0;
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    await Promise.all(Object.values(this.#onWay).flatMap((each) => [...each]));
  }

  #send(row: ClaimedRow): void {
    const lane = this.#onWay[row.lane];
    const sent = this.#deliver(row)
      // its claim runs out, and it is taken again
      .catch((error: unknown) => seldom.error('relay', { error }))
      .finally(() => {
        lane.delete(sent);
        this.#onSettled();
      });
    lane.add(sent);
  }

  async #deliver(row: ClaimedRow): Promise<void> {
    const result = (await this.#isOver(row)) ? { done: true, problem: 'EXPIRED' } : await this.#dispatch(row);
    if (result.problem === 'TEMPORAL_AWAY') this.#restUntil = Date.now() + REST_MS;
    await settleRow(this.#city, row, result);
  }

  /** Whether nobody awaits it any more; what waits for a suspended case, or for one at an incident, does not grow old. */
  async #isOver({ workflowId, expiresAt, problem }: ClaimedRow): Promise<boolean> {
    const { knex, clock } = this.#city;
    if (expiresAt === null || expiresAt >= clock.now() || problem === 'CASE_SUSPENDED') return false;
    return !(await knex('process_incidents').where({ workflowId }).whereNull('resolvedAt').first('id'));
  }
}
