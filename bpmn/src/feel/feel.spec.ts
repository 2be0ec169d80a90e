import { evaluateCondition, evaluateFeel, FeelFailure } from './feel.ts';

const clock = { at: '2026-07-01T22:30:00.000Z', zone: 'Europe/Warsaw' };

describe('FEEL', () => {
  it('takes its clock from the event and its zone from the city', () => {
    expect(evaluateFeel('today()', {}, clock)).toBe('2026-07-02');
    expect(evaluateFeel('now()', {}, clock)).toBe('2026-07-02T00:30:00@Europe/Warsaw');
  });

  it('gives JSON, with dates as ISO texts', () => {
    expect(evaluateFeel('{ day: today(), list: [1, "a", null] }', {}, clock)).toEqual({
      day: '2026-07-02',
      list: [1, 'a', null],
    });
  });

  it.each([
    ['a missing variable', 'amount + 1'],
    ['a missing entry', 'person.age'],
    ['a type error', '1 + "a"'],
    ['a syntax error', '1 +'],
    ['a comparison as other languages write it', '1 == 1'],
    ['loops in each other that would take for ever', 'count(for i in 1..9000, j in 1..9000 return 1)'],
    ['brackets that lie in each other too deep', `${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
    ['a property that a date has not', 'today().hour'],
    ['an unknown function', 'weather()'],
    ['a comparison of unlike types', '"much" < 10'],
    ['an interval of another type', '"a" in [1..3]'],
    ['bounds of another type', '"a" between 1 and 3'],
    ['an if without a boolean', 'if "a" then 1 else 2'],
    ['a value that cannot be stored', '[1..5]'],
  ])('fails on %s', (_, expression) => {
    expect(() => evaluateFeel(expression, { person: {} }, clock)).toThrow(FeelFailure);
  });

  it.each([
    ['true or "much" < 10', true],
    ['false and "much" < 10', false],
    ['nothing = null or nothing < 10', true],
    ['some n in [1, 2] satisfies n > 1', true],
    ['today() < date("2027-01-01")', true],
    ['"b" > "a" and 2 in [1..3]', true],
  ])('evaluates „%s” by the rules of three-valued logic', (expression, expected) => {
    expect(evaluateFeel(expression, { nothing: null }, clock)).toBe(expected);
  });

  it('asks of a condition to be true or false', () => {
    expect(evaluateCondition('1 < 2', {}, clock)).toBe(true);
    expect(() => evaluateCondition('null', {}, clock)).toThrow(FeelFailure);
    expect(() => evaluateCondition('1', {}, clock)).toThrow(FeelFailure);
  });
});
