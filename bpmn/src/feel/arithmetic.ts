import { duration, FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { described, kindOf } from './kinds.ts';
import { isNumber, minus, over, plus, power, readNumber, textOfNumber, times, type FeelNumber } from './numbers.ts';
import { instantOf, isLocal, isPoint, sizeOf } from './ordering.ts';
import { isNamedZone } from './points.ts';
import { Wrong } from './wrong.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
const OF_NUMBERS = { '+': plus, '-': minus, '*': times, '/': over, '**': power } as const;

/** FEEL arithmetic (DMN 1.5, 10.3.2.3.2 to 10.3.2.3.6, tables 50 to 57). Null with anything is null and a problem. */
export function compute(operator: ArithmeticOperator, left: unknown, right: unknown): unknown {
  if (isNumber(left) && isNumber(right)) return OF_NUMBERS[operator](left, right);
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  return (
    ofDurations(operator, left, right) ??
    ofPoints(operator, left, right) ??
    new Wrong(`${kindOf(left)} ${operator} ${kindOf(right)} has no result: ${described(left)}, ${described(right)}`)
  );
}

/** `-x`: a number or a duration. */
export function negate(value: unknown): unknown {
  if (isNumber(value)) return minus(0, value);
  return value instanceof FeelDuration ? withSize(value, -sizeOf(value)) : new Wrong(`-${kindOf(value)} has no result`);
}

function ofDurations(operator: ArithmeticOperator, left: unknown, right: unknown): unknown {
  if (operator === '*' && left instanceof FeelDuration && isNumber(right)) return scaled(left, right, times);
  if (operator === '*' && isNumber(left) && right instanceof FeelDuration) return scaled(right, left, times);
  if (operator === '/' && left instanceof FeelDuration && isNumber(right)) return scaled(left, right, over);
  if (!(left instanceof FeelDuration && right instanceof FeelDuration)) return undefined;
  if (left.yearsMonths !== right.yearsMonths) return UNLIKE_DURATIONS;
  if (operator === '/') return over(asNumber(sizeOf(left)), asNumber(sizeOf(right)));
  if (operator === '+') return withSize(left, sizeOf(left) + sizeOf(right));
  return operator === '-' ? withSize(left, sizeOf(left) - sizeOf(right)) : undefined;
}

const UNLIKE_DURATIONS = new Wrong('Years and months cannot be compared with days and hours');
const UNLIKE_POINTS = new Wrong(
  'These points in time cannot be compared: one has a day or an offset that the other lacks',
);

/** Sizes have fewer than 34 digits. */
const asNumber = (size: bigint): FeelNumber => readNumber(String(size)) as FeelNumber;

/** Whole months or nanoseconds: what is left of one is cut off. */
function scaled(value: FeelDuration, factor: FeelNumber, by: typeof times): unknown {
  const size = by(asNumber(sizeOf(value)), factor);
  if (size instanceof Wrong) return size;
  return withSize(value, BigInt(textOfNumber(size).replace(/\..*$/, '')));
}

const withSize = (like: FeelDuration, size: bigint): unknown =>
  like.yearsMonths ? monthsAsDuration(size) : nanosecondsAsDuration(size);

const TOO_LONG = new Wrong('the duration is out of range');

/** A duration of years and months. */
export function monthsAsDuration(months: bigint): FeelDuration | Wrong {
  const size = months < 0n ? -months : months;
  return duration(`${months < 0n ? '-' : ''}P${size / 12n}Y${size % 12n}M`) ?? TOO_LONG;
}

/** A duration of days and time. */
export function nanosecondsAsDuration(nanoseconds: bigint): FeelDuration | Wrong {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const whole = size / 1_000_000_000n;
  const fraction = size % 1_000_000_000n;
  const seconds = `${whole % 60n}${fraction > 0n ? `.${String(fraction).padStart(9, '0')}` : ''}`;
  const clock = `T${(whole / 3600n) % 24n}H${(whole / 60n) % 60n}M${seconds}S`;
  return duration(`${nanoseconds < 0n ? '-' : ''}P${whole / 86_400n}D${clock}`) ?? TOO_LONG;
}

function ofPoints(operator: ArithmeticOperator, left: unknown, right: unknown): unknown {
  if (operator === '+' && left instanceof FeelDuration && isPoint(right)) return ofPoints('+', right, left);
  if (!isPoint(left)) return undefined;
  if (right instanceof FeelDuration) {
    if (operator !== '+' && operator !== '-') return undefined;
    return shifted(left, operator === '+' ? right : (negate(right) as FeelDuration));
  }
  if (operator !== '-' || !isPoint(right)) return undefined;
  if (left instanceof FeelTime !== right instanceof FeelTime || isLocal(left) !== isLocal(right)) return UNLIKE_POINTS;
  return nanosecondsAsDuration(instantOf(left) - instantOf(right));
}

function shifted(point: FeelDate | FeelDateTime | FeelTime, by: FeelDuration): unknown {
  try {
    if (point instanceof FeelTime) {
      if (by.yearsMonths) return new Wrong('A time of day has no years and months');
      return new FeelTime(point.unwrap().add(by.unwrap()), point.zone);
    }
    // a date is its midnight; what remains of a day is cut off
    if (point instanceof FeelDate) return new FeelDate(point.unwrap().toPlainDateTime().add(by.unwrap()).toPlainDate());
    if (!isNamedZone(point.zone)) return new FeelDateTime(point.unwrap().add(by.unwrap()), point.zone);
    return alongTheTimeLine(point, point.zone, by);
  } catch {
    // a day that is too far for the calendar
    return new Wrong(`${String(point)} and ${String(by)} are beyond the calendar`);
  }
}

/** DMN 1.5, table 57: days and time are seconds, so that a day on which clocks change has 23 or 25 hours. */
function alongTheTimeLine(point: FeelDateTime, zone: string, by: FeelDuration): FeelDateTime {
  const at = point.unwrap().toZonedDateTime(zone);
  const { hours, minutes, seconds, milliseconds, microseconds, nanoseconds, days } = by.unwrap();
  const later = by.yearsMonths
    ? at.add(by.unwrap())
    : at.add({ hours: days * 24 + hours, minutes, seconds, milliseconds, microseconds, nanoseconds });
  const wall = later.toPlainDateTime();
  // an hour that the clocks repeat in autumn is told apart by its offset
  const isFirst = wall.toZonedDateTime(zone).epochNanoseconds === later.epochNanoseconds;
  return new FeelDateTime(wall, isFirst ? zone : later.offset);
}
