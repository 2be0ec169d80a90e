import type { ReaderCheck } from '@karta/contracts';
import type { ReaderWay } from '@karta/domain';

/** A card as it was shown. */
export type Presented = ReaderCheck['card'];

export const wayOf = (card: Presented): ReaderWay => ('uid' in card ? 'uid' : 'code' in card ? 'code' : 'number');

/** The UID of a chip, upper-case hex, also of `04:a2:…`; undefined for one that the chip makes up anew each time. */
export function chipOf(text: string): Presented | undefined {
  const uid = text.replace(/[:\s]/g, '').toUpperCase();
  if (!/^(?:[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/.test(uid)) return undefined;
  return uid.length === 8 && uid.slice(0, 2) === '08' ? undefined : { uid };
}

/** What a scanner read, of a printed card or of a telephone. */
export function scannedOf(text: string): Presented | undefined {
  const read = text.trim();
  if (/^K[MP]1:/.test(read)) return { code: read };
  return read.length >= 3 && read.length <= 40 ? { number: read } : undefined;
}
