import { cardFileName, readResultLine, withoutDoubles } from './bureau.ts';

const line = (number: string, result: string, uid = '', reason = '') => readResultLine({ number, result, uid, reason });

describe('D-12 a line of the answer of a firm', () => {
  it.each([
    ['04a1b2c3', '04A1B2C3'],
    ['04:A1:B2:C3:D4:E5:F6', '04A1B2C3D4E5F6'],
    ["'04 a1 b2 c3 d4 e5 f6 07 18 29", '04A1B2C3D4E5F6071829'],
    ['08A1B2C3D4E5F6', '08A1B2C3D4E5F6'],
  ])('D-12 names the chip %s, in the one form', (typed, uid) => {
    expect(line('KM-1', 'made', typed)).toMatchObject({ uid, problem: null });
  });

  it.each([
    [line('', 'made', '04A1B2C3'), 'NUMBER_MISSING'],
    [line('1', ''), 'RESULT_MISSING'],
    [line('1', 'gotowa'), 'RESULT_UNKNOWN'],
    [line('1', 'made'), 'UID_MISSING'],
    [line('1', 'made', '04A1B2'), 'UID_WRONG'],
    [line('1', 'made', '04A1B2C3D4'), 'UID_WRONG'],
    [line('1', 'made', '=HYPERLINK("x")'), 'UID_WRONG'],
    [line('1', 'made', '08A1B2C3'), 'CHIP_UID_RANDOM'],
    [line('1', 'spoiled', ''), 'REASON_MISSING'],
    [line('1', 'spoiled', '', 'PESEL 44051401359'), 'REASON_PERSONAL'],
    [line('1', 'made', '00000000'), 'UID_WRONG'],
    [line('1', 'spoiled', '', 'krzywy nadruk'), null],
    [line('1', 'SPOILED ', 'xyz', 'krzywy nadruk'), null],
  ])('D-12 %j is not taken because of %s', (read, problem) => {
    expect(read.problem).toBe(problem);
  });

  it('D-12 is not taken where its number or its chip stands in two lines, whichever of them comes first', () => {
    const lines = [
      line('1', 'made', '04000001'),
      line('1', 'spoiled', '', 'x'),
      line('2', 'made', '04000002'),
      line('3', 'made', '04000002'),
      line('4', 'made', '04000004'),
    ];
    expect(withoutDoubles(lines).map(({ problem }) => problem)).toEqual([
      'NUMBER_TWICE',
      'NUMBER_TWICE',
      'UID_TWICE',
      'UID_TWICE',
      null,
    ]);
  });
});

it('D-12 the file of a card is named by its number alone, as any file system takes it', () => {
  expect(['KM-0012', 'KM 12/../x'].map(cardFileName)).toEqual(['KM-0012.pdf', 'KM_12____x.pdf']);
});
