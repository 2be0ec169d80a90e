/** What a card's code is made of: the part of CBOR (RFC 8949) that CWT and COSE need, in its shortest form. */
export type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<number | string, Cbor>;

/** Bytes that are no such CBOR, or not in its shortest form. */
export class NotCbor extends Error {
  override name = 'NotCbor';
}

const TEXT = new TextEncoder();

/** @throws RangeError for numbers that are no safe integers */
export function encodeCbor(value: Cbor): Uint8Array {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('only integers');
    return value < 0 ? head(1, -1 - value) : head(0, value);
  }
  if (typeof value === 'string') return joined(head(3, TEXT.encode(value).length), TEXT.encode(value));
  if (value instanceof Uint8Array) return joined(head(2, value.length), value);
  if (value instanceof Map) {
    const entries = [...value].flatMap(([key, one]) => [encodeCbor(key), encodeCbor(one as Cbor)]);
    return joined(head(5, value.size), ...entries);
  }
  const items = value as readonly Cbor[];
  return joined(head(4, items.length), ...items.map(encodeCbor));
}

function head(major: number, size: number): Uint8Array {
  const first = major << 5;
  if (size < 24) return Uint8Array.of(first | size);
  if (size < 0x100) return Uint8Array.of(first | 24, size);
  if (size < 0x1_0000) return Uint8Array.of(first | 25, size >> 8, size & 255);
  if (size >= 0x1_0000_0000) throw new RangeError('too large');
  return Uint8Array.of(first | 26, (size >>> 24) & 255, (size >>> 16) & 255, (size >>> 8) & 255, size & 255);
}

/** Bytes one after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const MOST_DEEP = 4;

/** @throws NotCbor, also where something follows */
export function decodeCbor(bytes: Uint8Array): Cbor {
  const reader = new Reader(bytes);
  const value = reader.value(0);
  if (reader.at !== bytes.length) throw new NotCbor('something follows');
  return value;
}

function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotCbor('no UTF-8');
  }
}

class Reader {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  value(depth: number): Cbor {
    if (depth > MOST_DEEP) throw new NotCbor('too deep');
    const first = this.take(1)[0] ?? 0;
    const size = this.size(first & 31);
    switch (first >> 5) {
      case 0:
        return size;
      case 1:
        return -1 - size;
      case 2:
        return new Uint8Array(this.take(size));
      case 3:
        return textIn(this.take(size));
      case 4:
        return Array.from({ length: this.counted(size) }, () => this.value(depth + 1));
      case 5:
        return this.map(this.counted(size), depth);
      default:
        throw new NotCbor('unknown kind');
    }
  }

  private map(size: number, depth: number): Map<number | string, Cbor> {
    const map = new Map<number | string, Cbor>();
    for (let count = 0; count < size; count++) {
      const key = this.value(depth + 1);
      if (typeof key !== 'number' && typeof key !== 'string') throw new NotCbor('a key');
      if (map.has(key)) throw new NotCbor('a key twice');
      map.set(key, this.value(depth + 1));
    }
    return map;
  }

  private size(short: number): number {
    if (short < 24) return short;
    const width = { 24: 1, 25: 2, 26: 4 }[short];
    if (width === undefined) throw new NotCbor('a length');
    const bytes = this.take(width);
    let size = 0;
    // old WebViews have no methods of typed arrays
    for (let at = 0; at < width; at++) size = size * 256 + (bytes[at] ?? 0);
    return size;
  }

  /** Each item takes a byte at least: nobody makes the reader allocate what is not there. */
  private counted(size: number): number {
    if (size > this.bytes.length - this.at) throw new NotCbor('it is cut off');
    return size;
  }

  private take(count: number): Uint8Array {
    if (count > this.bytes.length - this.at) throw new NotCbor('it is cut off');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
}
