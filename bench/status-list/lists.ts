import { deflateSync } from 'node:zlib';
import { putStatus, type CardStatus, type StatusList } from '@karta/domain/status-list';

export type Random = () => number;

/** As a town of so many cards has it: an eighth is free, in steps of 4096. */
export const spaceOf = (cards: number): number => Math.ceil((cards * 1.125) / 4096) * 4096;

/** Indices that cards have, by chance. */
export function indicesOf(cards: number, space: number, random: Random): number[] {
  const all = Array.from({ length: space }, (_one, index) => index);
  for (let at = 0; at < cards; at++) {
    const other = at + Math.floor(random() * (space - at));
    [all[at], all[other]] = [all[other] ?? 0, all[at] ?? 0];
  }
  return all.slice(0, cards);
}

export function listWith(space: number, statuses: Iterable<readonly [number, CardStatus]>): StatusList {
  const bytes = new Uint8Array(space / 4);
  for (const [index, status] of statuses) putStatus(bytes, index, status);
  return { id: 'a1b2c3d4e5f6', bytes, issuedAt: 1_795_600_000, expiresAt: 1_795_859_200, ttl: 300 };
}

/**
 * A town after fifteen years: 40,000 new cards a year, each for five years; of those in use 2 % are blocked and 4 % a year were
 * replaced or given back. Cards of one year lie together, since the list grows at its end.
 */
export function oldTown(random: Random): { space: number; statuses: [number, CardStatus][] } {
  const statuses: [number, CardStatus][] = [];
  for (let index = 0; index < 600_000; index++) {
    const age = 15 - Math.floor(index / 40_000);
    const chance = random();
    if (age > 5 || chance < age * 0.04) statuses.push([index, 1]);
    else if (chance > 0.98) statuses.push([index, 2]);
  }
  return { space: spaceOf(600_000), statuses };
}

export const packedOf = ({ bytes }: Pick<StatusList, 'bytes'>): Buffer => deflateSync(bytes, { level: 9, memLevel: 9 });
