import { Decimal as Base } from 'decimal.js';
import { Wrong } from './wrong.ts';

/** DMN 1.5, 10.3.2.3.1: decimals of IEEE 754-2008 with 34 digits, rounded to the nearest, halves to the even digit. */
const Decimal = Base.clone({ precision: 34, rounding: Base.ROUND_HALF_EVEN, minE: -6176, maxE: 6144, toExpNeg: -9e15 });
type Decimal = Base;

/**
 * A number of FEEL: a double where its shortest text is the number, else a decimal. So equal numbers have one form, variables
 * stay plain JSON, and only what no double can say (1/3, 9007199254740993) costs an object.
 */
export type FeelNumber = number | Decimal;

export const isNumber = (value: unknown): value is FeelNumber => typeof value === 'number' || Base.isDecimal(value);

/** The shortest text of a double has 17 digits at most, and any number of 15 is one. */
const DIGITS_OF_A_DOUBLE = { most: 17, always: 15 };
const EXPONENT_OF_A_DOUBLE = 290;

/** The one form of a number; beyond the range of decimals there is none. */
function narrowed(decimal: Decimal): FeelNumber | Wrong {
  if (!decimal.isFinite()) return new Wrong('the number is out of range');
  const digits = decimal.precision();
  if (digits > DIGITS_OF_A_DOUBLE.most) return decimal;
  const double = decimal.toNumber();
  if (digits <= DIGITS_OF_A_DOUBLE.always && Math.abs(decimal.e) < EXPONENT_OF_A_DOUBLE) return double + 0;
  return Number.isFinite(double) && new Decimal(double).eq(decimal) ? double + 0 : decimal;
}

/** The number that a text of digits says, with 34 of them; NaN and the like are none. */
export function readNumber(text: string): FeelNumber | Wrong {
  return /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)
    ? narrowed(new Decimal(text).plus(0))
    : new Wrong(`„${text}” is no number`);
}

type Operation = (left: FeelNumber, right: FeelNumber) => FeelNumber | Wrong;

/** A double as a whole number of tenths, hundredths … */
interface Scaled {
  readonly whole: number;
  readonly places: number;
}
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12] as const;
const MOST_PLACES = 6;
const LARGEST = 1e15;

/** Two decimals of 15 digits are never the same double, so that what divides to the double is its number. */
function scaled(number: FeelNumber): Scaled | undefined {
  if (typeof number !== 'number') return undefined;
  for (let places = 0; places <= MOST_PLACES; places += 1) {
    const power = POWERS[places] ?? 1;
    const whole = Math.round(number * power);
    if (Math.abs(whole) > LARGEST) return undefined;
    if (whole / power === number) return { whole, places };
  }
  return undefined;
}

/** Whole numbers are counted as doubles, numbers of few places as whole numbers, others as decimals. */
function operation(
  ofWhole: (left: number, right: number) => number,
  ofScaled: (left: Scaled, right: Scaled) => Scaled | undefined,
  ofDecimals: (left: Decimal, right: Decimal) => Decimal,
): Operation {
  return (left, right) => {
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
      const whole = ofWhole(left as number, right as number);
      if (Number.isSafeInteger(whole)) return whole + 0;
    }
    const [one, other] = [scaled(left), scaled(right)];
    const quick = one && other && ofScaled(one, other);
    if (quick && Math.abs(quick.whole) <= LARGEST) return quick.whole / (POWERS[quick.places] ?? 1) + 0;
    return narrowed(ofDecimals(new Decimal(left), new Decimal(right)));
  };
}

const summed =
  (sign: 1 | -1) =>
  (left: Scaled, right: Scaled): Scaled | undefined => {
    const places = Math.max(left.places, right.places);
    const one = left.whole * (POWERS[places - left.places] ?? 1);
    const other = right.whole * (POWERS[places - right.places] ?? 1);
    // beyond, whole numbers of doubles are no longer exact
    if (Math.abs(one) > LARGEST || Math.abs(other) > LARGEST) return undefined;
    return { whole: one + sign * other, places };
  };

export const plus = operation(
  (left, right) => left + right,
  summed(1),
  (left, right) => left.plus(right),
);
export const minus = operation(
  (left, right) => left - right,
  summed(-1),
  (left, right) => left.minus(right),
);
export const times = operation(
  (left, right) => left * right,
  (left, right) => ({ whole: left.whole * right.whole, places: left.places + right.places }),
  (left, right) => left.times(right),
);
const quotient = operation(
  (left, right) => left / right,
  (left, right) =>
    left.places === right.places && left.whole % right.whole === 0
      ? { whole: left.whole / right.whole, places: 0 }
      : undefined,
  (left, right) => left.div(right),
);
export const power: Operation = (left, right) => narrowed(new Decimal(left).pow(right));

export const over: Operation = (left, right) =>
  right === 0 ? new Wrong("Can't divide by zero") : quotient(left, right);

/** DMN 1.5, table 78: the remainder has the sign of the divisor. */
export function modulo(dividend: FeelNumber, divisor: FeelNumber): FeelNumber | Wrong {
  if (divisor === 0) return new Wrong("Can't divide by zero");
  const whole = new Decimal(dividend);
  return narrowed(whole.minus(whole.div(divisor).floor().times(divisor)));
}

export function compareNumbers(left: FeelNumber, right: FeelNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return Math.sign(left - right);
  return new Decimal(left).cmp(right);
}

export const areEqualNumbers = (left: FeelNumber, right: FeelNumber): boolean => compareNumbers(left, right) === 0;

/** A function of one number, such as the square root. */
export const applied = (change: (decimal: Decimal) => Decimal, of: FeelNumber): FeelNumber | Wrong =>
  narrowed(change(new Decimal(of)));

/** To a number of places, in one of the library's ways. */
export const roundedTo = (of: FeelNumber, places: number, way: Base.Rounding): FeelNumber | Wrong => {
  const decimal = new Decimal(of);
  // so many places the number does not have
  if (places >= decimal.decimalPlaces()) return of;
  if (places >= 0) return narrowed(decimal.toDecimalPlaces(places, way));
  const unit = new Decimal(10).pow(-places);
  return narrowed(decimal.div(unit).toDecimalPlaces(0, way).times(unit));
};

export const isWhole = (of: FeelNumber): boolean => (typeof of === 'number' ? Number.isInteger(of) : of.isInteger());

/** All digits and no exponent (DMN 1.5, 10.3.4.1). */
export const textOfNumber = (of: FeelNumber): string => new Decimal(of).toFixed();

/** The nearest double, for what has to be JSON. */
export const asDouble = (of: FeelNumber): number => (typeof of === 'number' ? of : of.toNumber());
