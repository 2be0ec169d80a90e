import { CardError } from '@karta/domain';

/**
 * Lets a few pieces of expensive work run side by side; so many others wait in the order in which they came, and whoever comes
 * then is told at once to come back.
 */
export class TurnTaker {
  private readonly waiting: (() => void)[] = [];
  private readonly mostWaiting: number;
  private free: number;

  constructor(sideBySide: number, mostWaiting: number) {
    this.free = sideBySide;
    this.mostWaiting = mostWaiting;
  }

  /** @throws CardError TEMPORARILY_UNAVAILABLE when too many wait */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free -= 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= this.mostWaiting) throw new CardError('TEMPORARILY_UNAVAILABLE');
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
