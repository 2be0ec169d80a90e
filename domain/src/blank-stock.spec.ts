import { blanksNow, stockByMonth, stockByPoint, type BlankMovement } from './blank-stock.ts';

const movement = (change: Partial<BlankMovement>): BlankMovement => ({
  ...{ pointId: 'ratusz', month: '2026-11', when: 'within', received: 0, corrected: 0, made: 0, spoiled: 0 },
  ...change,
});
const MOVEMENTS = [
  movement({ when: 'before', month: '2026-09', received: 100, made: 10 }),
  movement({ month: '2026-10', made: 20, spoiled: 1 }),
  movement({ received: 50, corrected: -4, made: 5 }),
  movement({ pointId: 'filia', received: 30, spoiled: 2 }),
  movement({ when: 'after', month: '2026-12', made: 7 }),
];

describe('000-28 the stock of blanks', () => {
  it('000-28 balances for each point, and leaves out a point of which nothing is known', () => {
    const counts = { opening: 0, received: 30, corrected: 0, made: 0, spoiled: 2, left: 28 };
    expect(stockByPoint(MOVEMENTS, ['filia', 'ratusz', 'inny'])).toEqual([
      { key: 'filia', ...counts },
      { key: 'ratusz', opening: 90, received: 50, corrected: -4, made: 25, spoiled: 1, left: 110 },
    ]);
  });

  it('000-28 is carried from month to month', () => {
    const lines = stockByMonth(MOVEMENTS, ['2026-10', '2026-11']);
    expect(lines.map(({ key, opening, left }) => [key, opening, left])).toEqual([
      ['2026-10', 90, 69],
      ['2026-11', 69, 138],
    ]);
    expect(blanksNow(MOVEMENTS)).toBe(131);
    expect(stockByMonth([], ['2026-10'])).toEqual([]);
  });
});
