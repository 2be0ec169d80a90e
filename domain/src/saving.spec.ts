import { savedOf } from './saving.ts';

describe('what a discount saves (004-92, 004-96)', () => {
  it.each([
    ['percent', 20, 5000, 1, 1000],
    ['percent', 30, 4800, 2, 1440],
    ['percent', 100, 4800, 1, 4800],
    ['percent', 33, 100, 1, 33],
    ['amount', 500, 4800, 2, 1000],
    ['amount', 500, 300, 1, 300],
    ['price', 100, 2600, 4, 2200],
    ['price', 5000, 2600, 1, 0],
  ] as const)('%s %i of %i grosze for %i pieces is %i', (savingKind, savingValue, price, quantity, saved) => {
    expect(savedOf({ savingKind, savingValue }, price, quantity)).toBe(saved);
  });
});
