import { Pace } from './pace.ts';

/** Refusals that an address gets at once, and how many a second after them: whoever goes on asking waits for the next. */
const REFUSALS = { perSecond: 10, atOnce: 20 } as const;
const LONGEST_MS = 2000;

/**
 * How long the next refusal (429) of an address is held back. The first ones come in milliseconds; whoever takes no notice of
 * them would otherwise ask hundreds of times a second and take the processor from all others.
 */
export class SlowRefusals {
  readonly #paces = new Map<string, Pace>();
  readonly #now: () => number;

  /** @param now a clock in milliseconds that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts one refusal of this address; answers the milliseconds to hold it, two seconds at most. */
  delayOf(address: string): number {
    for (const [other, pace] of this.#paces) if (pace.isRested) this.#paces.delete(other);
    const own = this.#paces.get(address) ?? new Pace(REFUSALS, this.#now);
    this.#paces.set(address, own);
    // what is held as long as can be adds nothing: an address is its own again soon after it stops
    if (own.delayAfter(0) >= LONGEST_MS) return LONGEST_MS;
    return Math.min(LONGEST_MS, own.delayAfter(1));
  }
}
