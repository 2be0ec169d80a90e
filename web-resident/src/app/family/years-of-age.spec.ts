import { yearsInWords, yearsOn } from './years-of-age.ts';

describe('the age of somebody of the family', () => {
  it.each([
    ['2009-02-08', '2026-11-24', 17],
    ['2009-11-24', '2026-11-24', 17],
    ['2009-11-25', '2026-11-24', 16],
  ])('born on %s is on %s %i', (birthDate, today, years) => expect(yearsOn(birthDate, today)).toBe(years));

  it.each([
    [1, '1 rok'],
    [3, '3 lata'],
    [13, '13 lat'],
    [44, '44 lata'],
  ])('%i is said as it is counted in Polish', (years, words) => expect(yearsInWords(years)).toBe(words));
});
