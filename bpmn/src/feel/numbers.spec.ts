import { evaluateFeel, FeelFailure } from './feel.ts';

const CLOCK = { at: '2026-11-21T10:00:00.000Z', zone: 'Europe/Warsaw' };
const feel = (expression: string, variables = {}) => evaluateFeel(expression, variables, CLOCK);

describe('numbers are decimals of 34 digits (DMN 1.5, 10.3.2.3.1)', () => {
  it.each<[string, unknown]>([
    ['0.1 + 0.2', 0.3],
    ['0.1 + 0.2 = 0.3', true],
    ['1.1 + 1.3', 2.4],
    ['1.10 + 2.20 = 3.30', true],
    ['floor(19.99 * 100)', 1999],
    ['string(0.1 + 0.2)', '0.3'],
    ['string(1 / 3)', '0.3333333333333333333333333333333333'],
    ['string(2 / 3)', '0.6666666666666666666666666666666667'],
    ['string(9007199254740993)', '9007199254740993'],
    ['9007199254740993 = 9007199254740992', false],
    ['9007199254740993 > 9007199254740992', true],
    ['string(123456789012345678901234567890 + 1)', '123456789012345678901234567891'],
    ['string(9007199254740991 + 2)', '9007199254740993'],
    ['string(3037000500 * 3037000500)', '9223372037000250000'],
    ['1 / 3 * 3', 1],
    ['(1 / 3) * 3 = 1', false],
    ['0.1 * 3 in [0.3]', true],
    ['if 0.1 * 3 <= 0.3 then "in" else "out"', 'in'],
    ['list contains([0.3], 0.1 + 0.2)', true],
    ['sum([0.1, 0.2, 0.3])', 0.6],
    ['mean([0.1, 0.2])', 0.15],
    ['product([1.1, 1.1])', 1.21],
    ['median([1.1, 1.3])', 1.2],
    ['count(distinct values([1 / 3, 1 / 3, 0.5])) = 2', true],
    ['max(1 / 3, 0.3333333333333333) = 1 / 3', true],
    ['1.1 ** 2', 1.21],
    ['2 ** -1', 0.5],
    ['modulo(0.3, 0.1)', 0],
    ['modulo(-12, 5)', 3],
    ['modulo(10.1, -4.5)', -3.4],
    ['decimal(1 / 3, 2)', 0.33],
    ['decimal(2.5, 0)', 2],
    ['round half up(1.005, 2)', 1.01],
    ['round half up(9007199254740993.5, 0) = 9007199254740994', true],
    ['ceiling(1.1 * 100)', 110],
    ['floor(-1234, -2)', -1300],
    ['abs(-1 / 3) = 1 / 3', true],
    ['odd(9007199254740993)', true],
    ['number("0.1", null, null) + 0.2 = 0.3', true],
    ['string(1e-10)', '0.0000000001'],
    ['0 * -1', 0],
    ['a * 3 = 0.3', true],
    ['[10, 20, 30][0.1 * 30]', 30],
    ['for i in 1..0.1 * 30 return i', [1, 2, 3]],
    ['(1 / 3) instance of number', true],
    ['duration("PT1S") * (1 / 3) * 3 < duration("PT1S")', true],
  ])('%s is %j', (expression, result) => {
    expect(feel(expression, { a: 0.1 })).toEqual(result);
  });

  it.each<[string, unknown]>([
    ['1 / 3', 1 / 3],
    ['9007199254740993', 9007199254740992],
    ['[1 / 3]', [1 / 3]],
  ])('are the nearest double where they are stored: %s', (expression, result) => {
    expect(feel(expression)).toEqual(result);
  });

  it.each(['10 ** 400', '10 ** 10000', '1e308 * 10', 'exp(100000)', '1 / 0'])(
    'are an incident where no double or decimal is so large: %s',
    (expression) => {
      expect(() => feel(expression)).toThrow(FeelFailure);
    },
  );

  it('are the same however they are counted', () => {
    // given: numbers with few places, which are counted as whole numbers, and the same computed by bigints of 12 places
    const numbers = [0, 1, -7, 0.1, 0.25, -1.005, 19.99, 123456.789, 0.000001, 999999999.999999, 1e15, -3e-6];
    const unit = 10n ** 12n;
    const asUnits = (n: number): bigint => BigInt(Math.round(n * 1e6)) * 10n ** 6n;
    const asText = (units: bigint, digits: number): string => {
      const size = String(units < 0n ? -units : units).padStart(digits + 1, '0');
      const text = `${size.slice(0, -digits)}.${size.slice(-digits)}`.replace(/\.?0+$/, '');
      return units < 0n ? `-${text}` : text;
    };

    // then
    for (const a of numbers) {
      for (const b of numbers) {
        const [one, other] = [asUnits(a), asUnits(b)];
        expect(evaluateFeel('string(a + b)', { a, b }, CLOCK)).toBe(asText(one + other, 12));
        expect(evaluateFeel('string(a - b)', { a, b }, CLOCK)).toBe(asText(one - other, 12));
        expect(evaluateFeel('string(a * b)', { a, b }, CLOCK)).toBe(asText((one * other) / unit, 12));
        expect(evaluateFeel('b = 0 or a * b / b = a', { a, b }, CLOCK)).toBe(true);
      }
    }
  });

  it('may be larger than a double on the way', () => {
    expect(feel('10 ** 400 / 10 ** 399')).toBe(10);
  });
});
