/** Shows the steps of a start, one line each: what is done, and how long it took. */
export class Steps {
  readonly #quiet: boolean;
  constructor(quiet: boolean) {
    this.#quiet = quiet;
  }

  /** Runs one step under its name; `report` shows progress on the same line of a terminal. */
  async run<T>(name: string, step: (report: (progress: string) => void) => Promise<T>): Promise<T> {
    const start = performance.now();
    const isTerminal = process.stdout.isTTY;
    if (!this.#quiet) process.stdout.write(isTerminal ? `  … ${name}` : '');
    let last = 0;
    const report = (progress: string): void => {
      if (this.#quiet) return;
      if (isTerminal) process.stdout.write(`\r\x1b[K  … ${name}: ${progress}`);
      else if (Date.now() - last > 15_000) process.stdout.write(`  … ${name}: ${progress}\n`);
      if (isTerminal || Date.now() - last > 15_000) last = Date.now();
    };
    try {
      const result = await step(report);
      this.#line(`${isTerminal ? '\r\x1b[K' : ''}  ✓ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
      return result;
    } catch (error) {
      this.#line(`${isTerminal ? '\r\x1b[K' : ''}  ✗ ${name}`);
      throw error;
    }
  }

  #line(text: string): void {
    if (!this.#quiet) process.stdout.write(`${text}\n`);
  }
}
