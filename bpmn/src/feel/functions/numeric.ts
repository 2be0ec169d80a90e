import { Decimal } from 'decimal.js';
import { FeelDuration } from 'feelin';
import { negate } from '../arithmetic.ts';
import { applied, compareNumbers, isNumber, isWhole, modulo, roundedTo, type FeelNumber } from '../numbers.ts';
import { sizeOf } from '../ordering.ts';
import { Wrong } from '../wrong.ts';
import { builtIn, type BuiltIns } from './built-in.ts';

/** DMN 1.5, table 78: places that decimals have. */
const SCALE = { least: -6111, most: 6176 };

const WAYS = {
  decimal: Decimal.ROUND_HALF_EVEN,
  'round up': Decimal.ROUND_UP,
  'round down': Decimal.ROUND_DOWN,
  'round half up': Decimal.ROUND_HALF_UP,
  'round half down': Decimal.ROUND_HALF_DOWN,
} as const;

function rounded(n: FeelNumber, scale: FeelNumber, way: Decimal.Rounding): FeelNumber | Wrong {
  const places = Math.trunc(Number(scale));
  if (places < SCALE.least || places > SCALE.most) return new Wrong(`${places} is no number of places`);
  return roundedTo(n, places, way);
}

const rounding = (way: Decimal.Rounding) =>
  builtIn({ n: 'number', scale: 'number' }, ({ n, scale }) => rounded(n, scale, way));
/** Without a scale to a whole number; null is none. */
const wholeRounding = (way: Decimal.Rounding) =>
  builtIn({ n: 'number', scale: 'any?' }, ({ n, scale = 0 }) =>
    isNumber(scale) ? rounded(n, scale, way) : new Wrong('the argument „scale” is no number'),
  );
/** The last digit decides, however large the number is. */
const remainderOfTwo = (number: FeelNumber): number | undefined => {
  const rest = isWhole(number) ? modulo(number, 2) : undefined;
  return rest === 0 || rest === 1 ? rest : undefined;
};

/** Functions of numbers (DMN 1.5, table 78). */
export const NUMERIC_FUNCTIONS: BuiltIns = {
  ...Object.fromEntries(Object.entries(WAYS).map(([name, way]) => [name, rounding(way)])),
  floor: wholeRounding(Decimal.ROUND_FLOOR),
  ceiling: wholeRounding(Decimal.ROUND_CEIL),
  abs: builtIn({ n: 'value' }, ({ n }) => {
    if (isNumber(n)) return applied((decimal) => decimal.abs(), n);
    if (!(n instanceof FeelDuration)) return new Wrong('the argument „n” is no number or duration');
    return sizeOf(n) < 0n ? negate(n) : n;
  }),
  modulo: builtIn({ dividend: 'number', divisor: 'number' }, ({ dividend, divisor }) => modulo(dividend, divisor)),
  sqrt: builtIn({ number: 'number' }, ({ number }) =>
    compareNumbers(number, 0) < 0
      ? new Wrong('a negative number has no root')
      : applied((decimal) => decimal.sqrt(), number),
  ),
  log: builtIn({ number: 'number' }, ({ number }) =>
    compareNumbers(number, 0) > 0
      ? applied((decimal) => decimal.ln(), number)
      : new Wrong('only a positive number has a logarithm'),
  ),
  exp: builtIn({ number: 'number' }, ({ number }) => applied((decimal) => decimal.exp(), number)),
  odd: builtIn({ number: 'number' }, ({ number }) => remainderOfTwo(number) === 1),
  even: builtIn({ number: 'number' }, ({ number }) => remainderOfTwo(number) === 0),
};
