import type { City } from '@karta/db';
import type { Noted } from './definition.ts';

/** A screen reloads itself, and a person goes back and forth: within this time it is one look. */
const ONE_LOOK_MS = 15 * 60_000;
/** As many looks as are remembered at once; one that is forgotten is recorded again. */
const MOST = 20_000;

const looks = new WeakMap<City, Map<string, number>>();

/** Whether this is the first time in a while that somebody does this with that: only then it is worth a row. */
export function isFirstLook(city: City, who: string, { act, subjectKind, subjectId, facts }: Noted): boolean {
  const seen = looks.get(city) ?? new Map<string, number>();
  looks.set(city, seen);
  const key = JSON.stringify([who, act, subjectKind, subjectId, facts ?? null]);
  const now = city.clock.now().getTime();
  const before = seen.get(key);
  if (before !== undefined && now - before < ONE_LOOK_MS) return false;
  seen.delete(key);
  seen.set(key, now);
  const [oldest] = seen.keys();
  if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
  return true;
}
