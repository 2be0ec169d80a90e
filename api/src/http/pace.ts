/** Bytes a second in the long run, and how many may come at once after a rest. */
export interface Bound {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** Says how long whoever brings bytes is to wait, so that in the long run no more come than its bound allows. */
export class Pace {
  readonly #bound: Bound;
  readonly #now: () => number;
  /** Until when what has come is paid for, in milliseconds of the clock. */
  #paidUntil = Number.NEGATIVE_INFINITY;

  /** @param now a clock in milliseconds that never goes back */
  constructor(bound: Bound, now: () => number = () => performance.now()) {
    this.#bound = bound;
    this.#now = now;
  }

  /** Counts bytes that have come; answers the milliseconds to wait before the next. */
  delayAfter(bytes: number): number {
    const { perSecond, atOnce } = this.#bound;
    const now = this.#now();
    const rested = now - (atOnce / perSecond) * 1000;
    this.#paidUntil = Math.max(this.#paidUntil, rested) + (bytes / perSecond) * 1000;
    return Math.max(0, this.#paidUntil - now);
  }

  /** Whether all of it is paid and rested: it counts like a new one. */
  get isRested(): boolean {
    const { perSecond, atOnce } = this.#bound;
    return this.#paidUntil <= this.#now() - (atOnce / perSecond) * 1000;
  }
}
