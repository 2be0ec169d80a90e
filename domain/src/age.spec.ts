import { comingOfAge, isOfAge } from './age.ts';

describe('coming of age (art. 10 and 112 of the Civil Code)', () => {
  it('of somebody born on 29 February is 28 February of a year without a 29th', () => {
    expect(comingOfAge('2008-02-29')).toBe('2026-02-28');
    expect(isOfAge('2008-02-29', '2026-02-27')).toBe(false);
    expect(isOfAge('2008-02-29', '2026-02-28')).toBe(true);
  });

  it('is the birthday itself otherwise', () => {
    expect(isOfAge('2008-03-01', '2026-02-28')).toBe(false);
    expect(isOfAge('2008-02-28', '2026-02-28')).toBe(true);
  });
});
