import { groszeOf } from './grosze.ts';

describe('a price as it is typed at the till', () => {
  it.each([
    ['24', 2400],
    ['24,5', 2450],
    ['24.50', 2450],
    [' 1 024,00 zł', 102_400],
    ['0', 0],
  ])('„%s” is read as grosze', (typed, grosze) => {
    expect(groszeOf(typed)).toBe(grosze);
  });

  it.each(['', 'dwa', '-5', '1,234', '1,2,3', '99999999'])('„%s” is no price', (typed) => {
    expect(groszeOf(typed)).toBeNull();
  });
});
