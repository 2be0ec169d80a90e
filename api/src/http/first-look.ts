import type { City } from '@karta/db';
import type { Noted } from './definition.ts';

/** A screen reloads itself, and a person goes back and forth: within this time it is one look. */
const ONE_LOOK_MS = 15 * 60_000;
/** As many looks as are remembered at once; one that is forgotten is recorded again. */
const MOST = 20_000;

const looks = new WeakMap<City, Map<string, number>>();

/** Writes the row of a look, where it is the first in a while of this person at that; one that failed was none. */
export async function noteLook(city: City, who: string, noted: Noted, write: () => Promise<void>): Promise<void> {
  if (!isFirstLook(city, who, noted)) return;
  try {
    await write();
  } catch (error) {
    looks.get(city)?.delete(keyOf(who, noted));
    throw error;
  }
}

const keyOf = (who: string, { act, subjectKind, subjectId, facts }: Noted): string =>
  JSON.stringify([who, act, subjectKind, subjectId, facts ?? null]);

function isFirstLook(city: City, who: string, noted: Noted): boolean {
  const seen = looks.get(city) ?? new Map<string, number>();
  looks.set(city, seen);
  const key = keyOf(who, noted);
  const now = city.clock.now().getTime();
  const before = seen.get(key);
  if (before !== undefined && now - before < ONE_LOOK_MS) return false;
  seen.delete(key);
  seen.set(key, now);
  const [oldest] = seen.keys();
  if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
  return true;
}
