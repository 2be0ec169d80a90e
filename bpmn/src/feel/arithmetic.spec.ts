import { evaluateFeel, FeelFailure } from './feel.ts';

const CLOCK = { at: '2026-11-21T10:00:00.000Z', zone: 'Europe/Warsaw' };
const feel = (expression: string, variables = {}) => evaluateFeel(expression, variables, CLOCK);

describe('arithmetic with dates and durations (DMN 1.5, 10.3.2.3)', () => {
  it.each([
    ['duration("PT23H") * 2.5', 'P2DT9H30M'],
    ['-2.5 * @"P1Y11M"', '-P4Y9M'],
    ['@"P10Y11M" / -2.5', '-P4Y4M'],
    ['@"P10DT23H" / 2.5', 'P4DT9H12M'],
    ['@"P1Y" / @"P6M"', 2],
    ['@"P1D" / @"PT6H"', 4],
    ['-@"P1D"', '-P1D'],
    ['-@"-P1Y"', 'P1Y'],
    ['@"2021-01-01" + @"PT36H"', '2021-01-02'],
    ['@"2021-01-03" - @"PT36H"', '2021-01-01'],
    ['@"2021-01-03T00:00:00+02:00" - @"2021-01-02T23:00:00Z"', '-PT1H'],
    ['@"2021-01-03T00:00:00Z" - @"2021-01-02"', 'P1D'],
    ['@"10:00:00+02:00" - @"10:00:00Z"', '-PT2H'],
    ['(@"2021-01-02" - @"2021-01-01") * 3', 'P3D'],
    ['@"2021-01-01T24:00:00" + @"PT1S"', '2021-01-02T00:00:01'],
    ['1 + /* one */ 2 * -3 // six', -5],
    ['"a" + "b"', 'ab'],
    ['- 5 + 3', -2],
    ['time(10, 20, 30.5)', '10:20:30.5'],
    ['time(10, 20, 30.5, duration("PT1H"))', '10:20:30.5+01:00'],
  ])('%s is %j', (expression, result) => {
    expect(feel(expression)).toEqual(result);
  });

  it.each([
    '@"P1D" / 0',
    '@"P1D" / @"P1Y"',
    '@"10:00:00" + @"P1Y"',
    '@"2021-01-01" - @"10:00:00"',
    '@"2021-01-01T00:00:00" - @"2021-01-01T00:00:00Z"',
    '@"2021-02-30"',
    'date("2021-13-01")',
    '1 + "a"',
    'range("3..1")',
    'range("[3..1]")',
    'list replace([1, 2, 3], 4, 4)',
    'round up(5.5, -7000)',
    'duration("P1Y1D")',
    'date and time("2026-06-30T23:59:60Z")',
    'time("10:00")',
    'date and time("2026-01-01T10:00")',
    'date("20260101")',
    'duration("PT0.S")',
    'duration("P30D") < duration("P1M")',
    'max(duration("P1M"), duration("P20D"))',
    '+5',
    '1 + +2',
    '3 - +2',
  ])('%s is an incident', (expression) => {
    expect(() => feel(expression)).toThrow(FeelFailure);
  });
});

describe('a zone that changes its clocks (DMN 1.5, table 57: days and time are seconds)', () => {
  it.each([
    ['date and time("2026-03-28T12:00:00@Europe/Warsaw") + duration("PT24H")', '2026-03-29T13:00:00@Europe/Warsaw'],
    ['date and time("2026-03-28T12:00:00@Europe/Warsaw") + duration("P1D")', '2026-03-29T13:00:00@Europe/Warsaw'],
    ['date and time("2026-03-29T13:00:00@Europe/Warsaw") - duration("PT24H")', '2026-03-28T12:00:00@Europe/Warsaw'],
    ['date and time("2026-10-24T12:00:00@Europe/Warsaw") + duration("PT24H")', '2026-10-25T11:00:00@Europe/Warsaw'],
    ['date and time("2026-02-28T12:00:00@Europe/Warsaw") + duration("P1M")', '2026-03-28T12:00:00@Europe/Warsaw'],
    ['date and time("2026-10-25T02:30:00@Europe/Warsaw") + duration("PT1H")', '2026-10-25T02:30:00+01:00'],
    ['date and time("2026-03-29T02:30:00@Europe/Warsaw")', '2026-03-29T03:30:00@Europe/Warsaw'],
  ])('%s is %j', (expression, result) => {
    expect(feel(expression)).toBe(result);
  });
});

describe('dates beyond four digits', () => {
  it.each([
    ['string(date("-2017-12-31"))', '-2017-12-31'],
    ['@"-2021-01-01T10:10:10+11:00" + @"P1M"', '-2021-02-01T10:10:10+11:00'],
    ['date and time("99999-12-31T11:22:33")', '99999-12-31T11:22:33'],
    ['date(-44, 3, 15)', '-0044-03-15'],
  ])('%s is %j', (expression, result) => {
    expect(feel(expression)).toBe(result);
  });
});

describe('ranges and what lies between', () => {
  it.each<[string, unknown]>([
    ['2 in range("[1..3]")', true],
    ['3 in range("[1..3)")', false],
    ['@"2026-01-02" in range("[@\\"2026-01-01\\"..@\\"2026-01-03\\"]")', true],
    ['range("[1..3]") instance of range<number>', true],
    ['range("[1..3]") instance of range<days and time duration>', false],
    ['for day in @"2028-02-28"..@"2028-03-01" return day', ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['for n in 3..1 return n', [3, 2, 1]],
    ['matches("O", "[A-Z-[OI]]")', false],
    ['matches("hello world", "hello\\ sworld", "x")', true],
    ['replace("a b", "[a-z]", "#", "x")', '# #'],
    ['list replace([1, 2, 3], -1, 4)', [1, 2, 4]],
    ['list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)', [5, 5, 7, 8]],
    ['decimal(1 / 3, 2.5)', 0.33],
  ])('%s is %j', (expression, result) => {
    expect(feel(expression)).toEqual(result);
  });
});
