import { AsyncLocalStorage } from 'node:async_hooks';
import { CardError } from '@karta/domain';

const callers = new AsyncLocalStorage<string>();

/** Runs something on behalf of a caller whom nobody can choose to be: an address, an account. Turns are shared out by it. */
export const onBehalfOf = <Result>(caller: string, run: () => Result): Result => callers.run(caller, run);

interface Waiting {
  caller: unknown;
  begin: () => void;
}

const half = (places: number): number => Math.max(1, Math.floor(places / 2));

/** Nobody waits longer for a turn. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Lets a few pieces of expensive work run side by side; so many others wait, and whoever comes then is told at once to come
 * back. One caller has at most half of the places and half of the line, so that one is left for others, and of those who wait
 * the one comes first whose last turn lies longest back.
 */
export class TurnTaker {
  readonly #running: unknown[] = [];
  readonly #waiting: Waiting[] = [];
  /** Who had a turn, the last at the end. */
  readonly #served = new Set<unknown>();
  readonly #sideBySide: number;
  readonly #mostWaiting: number;
  readonly #ofOne: { sideBySide: number; waiting: number };
  readonly #longestWaitMs: number;

  /** `ofOne`: what one caller may have, where it is not half of all. */
  constructor(
    sideBySide: number,
    mostWaiting: number,
    {
      ofOne = { sideBySide: half(sideBySide), waiting: half(mostWaiting) },
      longestWaitMs = LONGEST_WAIT_MS,
    }: { ofOne?: { sideBySide: number; waiting: number }; longestWaitMs?: number } = {},
  ) {
    this.#sideBySide = sideBySide;
    this.#mostWaiting = mostWaiting;
    this.#ofOne = ofOne;
    this.#longestWaitMs = longestWaitMs;
  }

  /** @throws CardError TEMPORARILY_UNAVAILABLE when too many wait, or the turn does not come in time */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    // work of nobody in particular is everybody's own
    const caller = callers.getStore() ?? Symbol('nobody');
    await this.#turnOf(caller);
    try {
      return await work();
    } finally {
      this.#running.splice(this.#running.indexOf(caller), 1);
      this.#beginNext();
    }
  }

  #turnOf(caller: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#mayRun(caller)) return this.#begin({ caller, begin: resolve });
      const own = this.#waiting.filter((each) => each.caller === caller).length;
      if (this.#waiting.length >= this.#mostWaiting || own >= this.#ofOne.waiting) {
        return reject(new CardError('TEMPORARILY_UNAVAILABLE'));
      }
      const begin = (): void => {
        clearTimeout(late);
        resolve();
      };
      const entry = { caller, begin };
      const late = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        reject(new CardError('TEMPORARILY_UNAVAILABLE'));
      }, this.#longestWaitMs);
      this.#waiting.push(entry);
    });
  }

  #begin({ caller, begin }: Waiting): void {
    this.#running.push(caller);
    this.#served.delete(caller);
    this.#served.add(caller);
    begin();
  }

  #beginNext(): void {
    const order = [...this.#served];
    const [next] = this.#waiting
      .filter(({ caller }) => this.#mayRun(caller))
      .toSorted((one, other) => order.indexOf(one.caller) - order.indexOf(other.caller));
    if (next) {
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      this.#begin(next);
    }
    // who neither works nor waits is forgotten
    for (const caller of order) {
      if (!this.#running.includes(caller) && !this.#waiting.some((each) => each.caller === caller)) {
        this.#served.delete(caller);
      }
    }
  }

  #mayRun(caller: unknown): boolean {
    const own = this.#running.filter((each) => each === caller).length;
    return this.#running.length < this.#sideBySide && own < this.#ofOne.sideBySide;
  }
}
