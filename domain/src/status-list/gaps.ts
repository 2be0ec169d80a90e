/** The most indices that go into one. */
export const MOST_GAPS = 0xffff;

/**
 * Ascending indices by the gaps between them, as short as chance allows: their count, then for each gap a Rice code (R. F. Rice,
 * 1979) whose low bits, `k` of them, stand as they are and whose rest is counted in ones. A gap of n takes about log2 n + 1.5 bits.
 */
export function gapsOf(indices: readonly number[]): Uint8Array {
  const bytes = [indices.length >> 8, indices.length & 255];
  if (indices.length === 0) return Uint8Array.from(bytes);
  const mean = ((indices.at(-1) ?? 0) + 1) / indices.length;
  const k = Math.max(0, Math.floor(Math.log2(mean * Math.LN2)));
  bytes.push(k);
  let [byte, free] = [0, 8];
  const put = (bit: number): void => {
    free--;
    byte |= bit << free;
    if (free > 0) return;
    bytes.push(byte);
    [byte, free] = [0, 8];
  };
  let next = 0;
  for (const index of indices) {
    const gap = index - next;
    for (let rest = gap >> k; rest > 0; rest--) put(1);
    put(0);
    for (let bit = k - 1; bit >= 0; bit--) put((gap >> bit) & 1);
    next = index + 1;
  }
  if (free < 8) bytes.push(byte);
  return Uint8Array.from(bytes);
}

/** The indices that stand from `start` on, all below `limit`, and where they end; `undefined` for anything else. */
export function readGaps(
  bytes: Uint8Array,
  start: number,
  limit: number,
): { readonly indices: number[]; readonly end: number } | undefined {
  const [high, low, k = 0] = bytes.subarray(start, start + 3);
  if (high === undefined || low === undefined || k > 24) return undefined;
  const count = (high << 8) | low;
  const indices: number[] = [];
  let at = (start + 3) * 8;
  const take = (): number => ((bytes[at >> 3] ?? 0) >> (7 - (at++ & 7))) & 1;
  for (let next = 0; indices.length < count; next++) {
    while (take() === 1) {
      next += 2 ** k;
      if (next >= limit) return undefined;
    }
    let rest = 0;
    for (let bit = 0; bit < k; bit++) rest = (rest << 1) | take();
    next += rest;
    if (next >= limit || at > bytes.length * 8) return undefined;
    indices.push(next);
  }
  return { indices, end: count === 0 ? start + 2 : (at + 7) >> 3 };
}
