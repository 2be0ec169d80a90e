import type { PastChecks, ReaderSetup, ReaderShift } from '@karta/contracts';

/** One check that the server does not know of yet. */
export type PastCheck = PastChecks['checks'][number];

/** What the device keeps; the browser's own store, of this page alone. */
export interface Kept {
  /** 32 random bytes that the device has made itself, base64url. */
  key: string;
  /** The same before the town has taken it: a lost answer is asked for again with it. */
  newKey: string;
  setup: ReaderSetup;
  shift: ReaderShift;
  /** The PIN that was right last, hashed: with it the work begins where there is no connection. */
  pin: { salt: string; hash: string; tries: number };
  past: PastCheck[];
  /** How many cards were checked on which day, and the last one. */
  today: { day: string; checks: number; last: string; at: number };
}

/** So many checks wait for a connection at most; the oldest go first. */
const MOST_PAST = 5000;
const PREFIX = 'czytnik.';

/** Reads and writes what is kept; a value that is no JSON is none. */
export class Store {
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  get<K extends keyof Kept>(name: K): Kept[K] | undefined {
    try {
      return JSON.parse(this.storage.getItem(PREFIX + name) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }
  set<K extends keyof Kept>(name: K, value: Kept[K]): void {
    this.storage.setItem(PREFIX + name, JSON.stringify(value));
  }
  drop(...names: (keyof Kept)[]): void {
    for (const name of names) this.storage.removeItem(PREFIX + name);
  }
  /** One more check that waits for a connection. */
  addPast(check: PastCheck): void {
    this.set('past', [...(this.get('past') ?? []), check].slice(-MOST_PAST));
  }
  /** These are known at the server. */
  dropPast(ids: readonly string[]): void {
    const rest = (this.get('past') ?? []).filter(({ id }) => ids.indexOf(id) < 0);
    if (rest.length > 0) this.set('past', rest);
    else this.drop('past');
  }
}
