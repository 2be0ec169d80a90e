import type { CardStatus } from './statuses.ts';

/** The statuses of all indices at one moment, as the town signed them. */
export interface StatusList {
  /** Names this very set: 12 hex digits by chance, so that none comes twice, after a restored backup neither. */
  readonly id: string;
  /** Four statuses a byte, the first in the lowest bits. */
  readonly bytes: Uint8Array;
  /** Seconds since 1970: the town's word was true then. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** After so many seconds a newer one is asked for. */
  readonly ttl: number;
}

/** What a clock may be off. */
export const CLOCK_SKEW_SECONDS = 300;

/** The status at an index; `undefined` where the list does not reach. */
export function statusAt(list: Pick<StatusList, 'bytes'>, index: number): CardStatus | undefined {
  const byte = index >= 0 ? list.bytes[index >> 2] : undefined;
  return byte === undefined ? undefined : (((byte >> ((index & 3) * 2)) & 3) as CardStatus);
}

/** Writes the status at an index. */
export function putStatus(bytes: Uint8Array, index: number, status: CardStatus): void {
  const shift = (index & 3) * 2;
  bytes[index >> 2] = ((bytes[index >> 2] ?? 0) & ~(3 << shift)) | (status << shift);
}

/** How old the town's word is, in seconds. */
export const ageOf = (list: Pick<StatusList, 'issuedAt'>, now: number): number => now - list.issuedAt;

/** True where the list may not decide any more, and where the clock shows a time before it was made: nobody turns it back. */
export function isTooOld(list: Pick<StatusList, 'issuedAt' | 'expiresAt'>, now: number, offlineHours: number): boolean {
  const age = ageOf(list, now);
  return age < -CLOCK_SKEW_SECONDS || age > offlineHours * 3600 || now >= list.expiresAt;
}

/** CRC-32 (ISO 3309) of the statuses: tells bytes that were damaged where they were kept. */
export function sumOf(bytes: Uint8Array): number {
  let sum = -1;
  for (let at = 0; at < bytes.length; at++) {
    sum ^= bytes[at] ?? 0;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
