import { duration, evaluate, FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';

type Operator = '+' | '-' | '*' | '/';
/** A result, or why there is none. */
export type Computed = { readonly value: unknown } | { readonly problem: string };

/**
 * FEEL arithmetic by DMN 1.5, 10.3.2.3.2 to 10.3.2.3.6 (tables 50 to 56), where the library falls short: durations times and by
 * numbers and durations, differences of points in time with different offsets, dates plus days and hours. All else is the library's.
 */
export function compute(operator: Operator, left: unknown, right: unknown): Computed {
  if (typeof left === 'number' && typeof right === 'number') return ofNumbers(operator, left, right);
  return ofDurations(operator, left, right) ?? ofPoints(operator, left, right) ?? byLibrary(operator, left, right);
}

/** `-x`: a number or a duration. */
export function negate(value: unknown): Computed {
  return value instanceof FeelDuration ? scaled(value, -1) : compute('-', 0, value);
}

function ofNumbers(operator: Operator, left: number, right: number): Computed {
  if (operator === '/') return right === 0 ? DIVIDED_BY_NOTHING : { value: left / right };
  return { value: operator === '+' ? left + right : operator === '-' ? left - right : left * right };
}

function byLibrary(operator: Operator, left: unknown, right: unknown): Computed {
  const { value, warnings } = evaluate(`left ${operator} right`, { left, right });
  return warnings[0] ? { problem: warnings[0].message } : { value };
}

function ofDurations(operator: Operator, left: unknown, right: unknown): Computed | undefined {
  if (operator === '*' && left instanceof FeelDuration && typeof right === 'number') return scaled(left, right);
  if (operator === '*' && typeof left === 'number' && right instanceof FeelDuration) return scaled(right, left);
  if (operator !== '/' || !(left instanceof FeelDuration)) return undefined;
  if (typeof right === 'number') return right === 0 ? DIVIDED_BY_NOTHING : scaled(left, 1 / right);
  if (!(right instanceof FeelDuration)) return undefined;
  if (left.yearsMonths !== right.yearsMonths) return UNLIKE_DURATIONS;
  const size = left.yearsMonths ? monthsOf : secondsOf;
  return size(right) === 0 ? DIVIDED_BY_NOTHING : { value: size(left) / size(right) };
}

const DIVIDED_BY_NOTHING: Computed = { problem: "Can't divide by zero" };
const UNLIKE_DURATIONS: Computed = { problem: 'Years and months cannot be compared with days and hours' };
const UNLIKE_POINTS: Computed = {
  problem: 'These points in time cannot be compared: one has a day or an offset that the other lacks',
};

/** Whole months: what is left of one is cut off. */
function scaled(value: FeelDuration, factor: number): Computed {
  if (!value.yearsMonths) return { value: secondsAsDuration(rounded(secondsOf(value) * factor)) };
  const months = Math.trunc(rounded(monthsOf(value) * factor));
  return { value: duration(`${months < 0 ? '-' : ''}P${Math.abs(months)}M`) };
}

function ofPoints(operator: Operator, left: unknown, right: unknown): Computed | undefined {
  if (left instanceof FeelDuration && operator === '+' && !(right instanceof FeelDuration)) {
    return ofPoints(operator, right, left);
  }
  if (right instanceof FeelDuration && (operator === '+' || operator === '-')) return shifted(operator, left, right);
  if (operator !== '-' || !isPoint(left) || !isPoint(right)) return undefined;
  if (left instanceof FeelTime !== right instanceof FeelTime) return UNLIKE_POINTS;
  return isLocal(left) === isLocal(right)
    ? { value: secondsAsDuration(rounded(secondsSinceStart(left) - secondsSinceStart(right))) }
    : UNLIKE_POINTS;
}

function shifted(operator: '+' | '-', point: unknown, by: FeelDuration): Computed | undefined {
  if (point instanceof FeelTime && by.yearsMonths) return { problem: 'A time of day has no years and months' };
  if (!(point instanceof FeelDate) || by.yearsMonths) return undefined;
  // a date is its midnight; what remains of a day is cut off
  const day = point.unwrap().toPlainDateTime();
  const moved = operator === '+' ? day.add(by.unwrap()) : day.subtract(by.unwrap());
  return { value: new FeelDate(moved.toPlainDate()) };
}

type Point = FeelDate | FeelDateTime | FeelTime;
const isPoint = (value: unknown): value is Point =>
  value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime;

/** Neither a zone nor, as a date has, midnight in UTC. */
const isLocal = (point: Point): boolean => !(point instanceof FeelDate) && point.zone === null;

/** Seconds since 1970 in UTC; of a time of day since midnight in UTC. */
function secondsSinceStart(point: Point): number {
  if (point instanceof FeelTime) {
    const { hour, minute, second, millisecond } = point.unwrap();
    return hour * 3600 + minute * 60 + second + millisecond / 1000 - offsetOf(point);
  }
  const wall = point instanceof FeelDate ? point.unwrap().toPlainDateTime() : point.unwrap();
  const seconds = wall.toZonedDateTime('UTC').epochMilliseconds / 1000;
  return point instanceof FeelDate ? seconds : seconds - offsetOf(point);
}

function offsetOf(point: FeelTime | FeelDateTime): number {
  const offset: FeelDuration | null = point.zone === null ? null : point['time offset'];
  return offset ? secondsOf(offset) : 0;
}

const monthsOf = (value: FeelDuration): number => value.unwrap().years * 12 + value.unwrap().months;

function secondsOf(value: FeelDuration): number {
  const { weeks, days, hours, minutes, seconds, milliseconds } = value.unwrap();
  return ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds + milliseconds / 1000;
}

/** Without the last digits of binary fractions. */
const rounded = (value: number): number => Number(value.toPrecision(15));

function secondsAsDuration(seconds: number): FeelDuration | null {
  const size = Math.abs(seconds);
  const whole = Math.floor(size);
  const fraction = Math.round((size - whole) * 1000);
  const rest = `${whole % 60}${fraction > 0 ? `.${String(fraction).padStart(3, '0')}` : ''}`;
  const clock = `T${Math.floor(whole / 3600) % 24}H${Math.floor(whole / 60) % 60}M${rest}S`;
  return duration(`${seconds < 0 ? '-' : ''}P${Math.floor(whole / 86400)}D${clock}`);
}
