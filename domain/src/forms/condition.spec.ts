import { readCondition, writeCondition } from './condition.ts';

describe('a condition as choices', () => {
  it.each([
    ['packageCode = "student"', 'and', [{ name: 'packageCode', comparison: 'is', value: 'student' }]],
    ['studies = true', 'and', [{ name: 'studies', comparison: 'is', value: true }]],
    [
      'age >= 18 and age <= 26.5',
      'and',
      [
        { name: 'age', comparison: 'at-least', value: 18 },
        { name: 'age', comparison: 'at-most', value: 26.5 },
      ],
    ],
    [
      'place != "Nowa or Stara" or studies = false',
      'or',
      [
        { name: 'place', comparison: 'is-not', value: 'Nowa or Stara' },
        { name: 'studies', comparison: 'is', value: false },
      ],
    ],
  ])('reads and writes %s', (feel, join, terms) => {
    expect(readCondition(feel)).toEqual({ join, terms });
    expect(writeCondition(readCondition(feel) ?? { join: 'and', terms: [] })).toBe(feel);
  });

  it('reads a name that stands alone as a yes', () => {
    expect(readCondition('proposesBlock')?.terms).toEqual([{ name: 'proposesBlock', comparison: 'is', value: true }]);
  });

  it.each(['a = 1 and b = 2 or c = 3', 'some x in list satisfies x', 'contains(place, "a")', '', 'age > 3'])(
    'leaves alone what says more than choices can: %s',
    (feel) => expect(readCondition(feel)).toBeUndefined(),
  );

  it('takes no quotation mark of a value into the formula', () => {
    const terms = [{ name: 'place', comparison: 'is', value: 'A" or "' }] as const;
    expect(readCondition(writeCondition({ join: 'and', terms }))?.terms).toEqual([
      { name: 'place', comparison: 'is', value: 'A or ' },
    ]);
  });
});
