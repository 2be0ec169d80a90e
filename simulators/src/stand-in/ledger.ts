import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** An append-only file of JSON lines: what a stand-in really did, kept through a kill and a restart. */
export class Ledger<Entry> {
  readonly entries: Entry[];
  readonly #file: number;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.entries = existsSync(path) ? readLines<Entry>(path) : [];
    this.#file = openSync(path, 'a');
  }

  /** Written and flushed before it returns, so a fact told to a client is never forgotten. */
  append(entry: Entry): void {
    const { size } = fstatSync(this.#file);
    try {
      appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
      fsyncSync(this.#file);
    } catch (error) {
      ftruncateSync(this.#file, size); // half a line would be read as part of the next one
      throw error;
    }
    this.entries.push(entry);
  }

  close(): void {
    closeSync(this.#file);
  }
}

function readLines<Entry>(path: string): Entry[] {
  const text = readFileSync(path, 'utf8');
  // A line without its end was cut by a kill: it was never acknowledged to anyone.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Entry => JSON.parse(line));
}
