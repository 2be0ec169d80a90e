import type { Saving } from '../saving.ts';
import { asAscii, ofAscii } from './base64url.ts';

/** Bytes of the hash by which a card is found. */
export const TABLE_KEY_BYTES = 5;
const INDEX_BYTES = 3;
/** `KT` and the version of this layout, then the length of the words. */
const MAGIC = [0x4b, 0x54, 1];
const HEAD_BYTES = 7;

/** What stands beside the cards: which bit is which package, and what the reader's place gives for it. */
export interface TableWords {
  /** The town's day on which it held. */
  readonly day: string;
  /** Names this very table: whoever has it is not sent it again. */
  readonly tag: string;
  /** Bit 0 first. */
  readonly packages: readonly { readonly code: string; readonly name: string }[];
  readonly reliefs: readonly {
    readonly packageCode: string;
    readonly name: string;
    readonly savingKind: Saving['savingKind'] | null;
    readonly savingValue: number | null;
  }[];
}
/** The cards of a town as one reader finds them without a connection. */
export interface CardTable {
  readonly words: TableWords;
  /** By key, ascending: key 5, index 3, a bit for each package. */
  readonly entries: Uint8Array;
}

/** Bytes of an entry. */
export const entryBytes = ({ packages }: Pick<TableWords, 'packages'>): number =>
  TABLE_KEY_BYTES + INDEX_BYTES + Math.max(1, Math.ceil(packages.length / 8));

const POLISH = 'ĄĆĘŁŃÓŚŹŻ';
const PLAIN = 'ACELNOSZZ';

/**
 * What is hashed to find a card: the kind, and digits and capitals alone, so that every spelling of a number is one. The key is
 * the first five bytes of HMAC-SHA256 of this text (ASCII) under the reader's own key.
 */
export function tableText(kind: 'uid' | 'number', value: string): string {
  let text = '';
  for (const sign of value.toUpperCase()) {
    const at = POLISH.indexOf(sign);
    if (at >= 0) text += PLAIN.charAt(at);
    else if ((sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z')) text += sign;
  }
  return `${kind}:${text}`;
}

/** The whole as one file; signs beyond ASCII are written out, so that old devices read it. */
export function cardTableFile({ words, entries }: CardTable): Uint8Array {
  const text = JSON.stringify(words).replace(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const file = new Uint8Array(HEAD_BYTES + text.length + entries.length);
  file.set(MAGIC);
  new DataView(file.buffer).setUint32(MAGIC.length, text.length);
  file.set(ofAscii(text), HEAD_BYTES);
  file.set(entries, HEAD_BYTES + text.length);
  return file;
}

/** `undefined` for what is no such file, or one that was cut off. */
export function readCardTable(file: Uint8Array): CardTable | undefined {
  if (file.length < HEAD_BYTES || MAGIC.some((byte, at) => file[at] !== byte)) return undefined;
  const end = HEAD_BYTES + new DataView(file.buffer, file.byteOffset).getUint32(MAGIC.length);
  try {
    const words = JSON.parse(asAscii(file.subarray(HEAD_BYTES, end))) as TableWords;
    const entries = file.subarray(end);
    return entries.length % entryBytes(words) === 0 ? { words, entries } : undefined;
  } catch {
    return undefined;
  }
}

/** Where a card stands in the list, and the codes of its packages; `undefined` where the table does not have it. */
export function findInTable(
  { words, entries }: CardTable,
  key5: Uint8Array,
): { readonly index: number; readonly packages: readonly string[] } | undefined {
  const width = entryBytes(words);
  let [low, high] = [0, entries.length / width];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(entries, middle * width, key5);
    if (order === 0) return entryAt(words, entries.subarray(middle * width, (middle + 1) * width));
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

function compare(entries: Uint8Array, at: number, key5: Uint8Array): number {
  for (let byte = 0; byte < TABLE_KEY_BYTES; byte++) {
    const difference = (entries[at + byte] ?? 0) - (key5[byte] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function entryAt(words: TableWords, entry: Uint8Array): { index: number; packages: string[] } {
  const [high = 0, middle = 0, low = 0] = entry.subarray(TABLE_KEY_BYTES);
  const bits = entry.subarray(TABLE_KEY_BYTES + INDEX_BYTES);
  const held = words.packages.filter((_package, bit) => ((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1);
  return { index: (high << 16) | (middle << 8) | low, packages: held.map(({ code }) => code) };
}
