import { dirname, join } from 'node:path';
import { LineFile, type City } from '@karta/db';

interface NotedSeal {
  readonly number: number;
  readonly hash: string;
}

/**
 * Seals of a city's audit noted beside the master key, out of reach of whoever reaches the database alone: a chain that is
 * written anew from its beginning differs from it.
 */
export class SealCopy {
  private readonly lines: LineFile;
  private readonly cityId: string;
  /** Number of the last noted seal; unknown until the file was read. */
  private newest: number | undefined;

  constructor(city: Pick<City, 'id' | 'erasures'>) {
    this.cityId = city.id;
    this.lines = new LineFile(join(dirname(city.erasures.file), 'audit-seals.jsonl'));
  }

  /** Notes seals, on the disk when it returns. */
  add(seals: readonly NotedSeal[]): void {
    this.lines.add(seals.map(({ number, hash }) => JSON.stringify({ cityId: this.cityId, number, hash })));
    this.newest = seals.at(-1)?.number ?? this.newest;
  }

  /** Notes that a backup was restored whose last seal is this one: what was sealed later is gone for that reason. */
  noteRestored(number: number): void {
    this.lines.add([JSON.stringify({ cityId: this.cityId, restoredTo: number })]);
  }

  /** Number of the last noted seal; 0 where there is none. */
  last(): number {
    if (this.newest !== undefined) return this.newest;
    let last = 0;
    for (const number of this.read().keys()) last = Math.max(last, number);
    this.newest = last;
    return last;
  }

  /** Hash by number, in hexadecimal digits. */
  read(): Map<number, string> {
    const noted = new Map<number, string>();
    for (const line of this.lines.text().split('\n')) {
      const { cityId, number, hash, restoredTo } = parsed(line);
      if (cityId !== this.cityId) continue;
      if (typeof number === 'number' && typeof hash === 'string') noted.set(number, hash);
      if (typeof restoredTo !== 'number') continue;
      for (const later of [...noted.keys()]) if (later > restoredTo) noted.delete(later);
    }
    return noted;
  }
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {}; // empty, or written in part
  }
}
