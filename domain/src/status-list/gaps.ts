/** Ascending indices as their count and the gaps between them, seven bits a byte, the low ones first (LEB128). */
export function gapsOf(indices: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  const put = (value: number): void => {
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  };
  put(indices.length);
  let next = 0;
  for (const index of indices) {
    put(index - next);
    next = index + 1;
  }
  return Uint8Array.from(bytes);
}

/** The indices that stand from `start` on, all below `limit`, and where they end; `undefined` for anything else. */
export function readGaps(
  bytes: Uint8Array,
  start: number,
  limit: number,
): { readonly indices: number[]; readonly end: number } | undefined {
  const count = readNumber(bytes, start);
  if (!count) return undefined;
  const indices: number[] = [];
  let { end } = count;
  let next = 0;
  for (let taken = 0; taken < count.value; taken++) {
    const gap = readNumber(bytes, end);
    if (!gap || next + gap.value >= limit) return undefined;
    indices.push(next + gap.value);
    next += gap.value + 1;
    end = gap.end;
  }
  return { indices, end };
}

/** A number of at most four bytes. */
function readNumber(bytes: Uint8Array, start: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let at = 0; at < 4; at++) {
    const byte = bytes[start + at];
    if (byte === undefined) return undefined;
    value |= (byte & 127) << (7 * at);
    if (byte < 128) return { value, end: start + at + 1 };
  }
  return undefined;
}
