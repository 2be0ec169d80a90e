/** Lets a few pieces of expensive work run side by side; the others wait in the order in which they came. */
export class TurnTaker {
  private readonly waiting: (() => void)[] = [];
  private free: number;

  constructor(sideBySide: number) {
    this.free = sideBySide;
  }

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
