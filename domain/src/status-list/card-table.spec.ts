import { cardTableFile, entryBytes, findInTable, readCardTable, tableText, type TableWords } from './card-table.ts';

const WORDS: TableWords = {
  day: '2026-11-30',
  tag: 'a1b2c3d4e5f6',
  packages: Array.from({ length: 9 }, (_one, at) => ({ code: `p${at}`, name: `Pakiet „${at}” żółty 🎫` })),
  reliefs: [{ packageCode: 'p0', name: 'Basen', savingKind: 'percent', savingValue: 20 }],
};
/** Key, index and packages of each card, by key. */
const CARDS = [
  [[0, 0, 0, 0, 1], 0, []],
  [[0, 0, 0, 1, 0], 70_000, ['p0', 'p8']],
  [[127, 255, 0, 3, 4], 5, ['p7']],
  [[255, 255, 255, 255, 255], 16_777_215, ['p1']],
] as const;

function table(cards: readonly (typeof CARDS)[number][]): Uint8Array {
  const entries = cards.flatMap(([key, index, packages]) => {
    const bits = [0, 0];
    for (const code of packages) {
      const bit = Number(code.slice(1));
      bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
    return [...key, index >> 16, (index >> 8) & 255, index & 255, ...bits];
  });
  return cardTableFile({ words: WORDS, entries: Uint8Array.from(entries) });
}

describe('the table of cards', () => {
  it.each([0, 1, 2, 3, 4])('finds each of its %i cards, and no other', (count) => {
    const read = readCardTable(table(CARDS.slice(0, count)));
    if (!read) throw new Error('no table');
    expect(read.words).toEqual(WORDS);
    for (const [at, [key, index, packages]] of CARDS.entries()) {
      expect(findInTable(read, Uint8Array.from(key))).toEqual(at < count ? { index, packages } : undefined);
    }
    expect(findInTable(read, Uint8Array.of(9, 9, 9, 9, 9))).toBeUndefined();
  });

  it('is plain ASCII in its words, for devices that decode nothing else', () => {
    const file = table(CARDS.slice(0, 0));
    expect(file.slice(7).every((byte) => byte < 128)).toBe(true);
  });

  it('that was cut off is none', () => {
    const file = table([...CARDS]);
    for (const length of [0, 3, 6, 20, file.length - 1])
      expect(readCardTable(file.subarray(0, length))).toBeUndefined();
  });

  it('takes a byte for eight packages, and one where there are none', () => {
    const some = (length: number): number =>
      entryBytes({ packages: Array.from({ length }, () => ({ code: '', name: '' })) });
    expect([0, 1, 8, 9, 16, 17].map(some)).toEqual([9, 9, 9, 10, 10, 11]);
  });

  it.each([
    ['uid', '04a2 3b:1c', 'uid:04A23B1C'],
    ['number', ' 01-000018', 'number:01000018'],
    ['number', 'nr 01/000018-5', 'number:NR010000185'],
    ['number', 'Łódź 12', 'number:LODZ12'],
  ] as const)('hashes a %s in one spelling: %s', (kind, value, text) => {
    expect(tableText(kind, value)).toBe(text);
  });
});
