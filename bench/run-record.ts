import { appendFileSync, mkdirSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Row {
  measure: string;
  /** Number of the round, or the name of what was measured. */
  of: number | string;
  value: number;
  unit: 'ms' | 'MiB' | 'µs' | 'bytes' | '1/s' | 'events';
}

/** Keeps every row of a run, as a line of JSON in `bench/results/<date>.jsonl`. */
export class RunRecord {
  readonly #file: string;
  readonly #run = new Date().toISOString();
  readonly #rows: Row[] = [];

  constructor() {
    const folder = join(import.meta.dirname, 'results');
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${this.#run.slice(0, 10)}.jsonl`);
    const machine = { cores: availableParallelism(), memoryGiB: Math.round(totalmem() / 2 ** 30) };
    this.#write({ machine, node: process.version });
  }

  add(row: Row): void {
    this.#rows.push(row);
    this.#write(row);
  }

  valuesOf(measure: string): number[] {
    return this.#rows.filter((row) => row.measure === measure).map((row) => row.value);
  }

  rowsOf(unit: Row['unit']): readonly Row[] {
    return this.#rows.filter((row) => row.unit === unit);
  }

  #write(facts: object): void {
    appendFileSync(this.#file, `${JSON.stringify({ run: this.#run, ...facts })}\n`);
  }
}

/** The value below which this share of the values lies (nearest rank); NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
