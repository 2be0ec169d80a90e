import { numbersIn, rowsOf, shownAt } from './rows.ts';

describe('npm run rows', () => {
  it('reads numbers, spans and letters from the name of a test', () => {
    expect(numbersIn('004-01..03, B-4: something with T8 (E-11)').toSorted()).toEqual([
      '004-01',
      '004-02',
      '004-03',
      'B-4',
      'E-11',
      'T8',
    ]);
    expect(numbersIn('keeps UTF-8 and A4 apart')).toEqual([]);
  });

  it('tells a screen from a page alone, and both from the server', () => {
    expect(shownAt(['server: a', 'browser: b', 'page: c'])).toBe('browser');
    expect(shownAt(['server: a', 'page: c'])).toBe('page');
    expect(shownAt(['server: a'])).toBe('server');
    expect(shownAt([])).toBe('nowhere');
  });

  it('puts tests beside their rows and names what nobody knows', () => {
    // given
    const requirements = '| 000-01 | … |\n| T1 | … |';

    // when
    const { rows, unknown } = rowsOf(requirements, ['000-01 works', `${['000', '99'].join('-')} does not exist`]);

    // then
    expect(rows.get('000-01')).toEqual(['000-01 works']);
    expect(rows.get('T1')).toEqual([]);
    expect(unknown).toHaveLength(1);
  });
});
