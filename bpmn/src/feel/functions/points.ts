import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelTime } from 'feelin';
import { monthsAsDuration } from '../arithmetic.ts';
import { isSame } from '../equality.ts';
import { described, kindOf } from '../kinds.ts';
import { isNumber, textOfNumber } from '../numbers.ts';
import { sizeOf } from '../ordering.ts';
import { atWallClock, readDate, readDateTime, readDuration, readTime } from '../points.ts';
import { Wrong } from '../wrong.ts';
import { builtIn, type BuiltIns } from './built-in.ts';

const no = (what: string, from: unknown): Wrong => new Wrong(`${described(from)} is no ${what}`);
const two = (part: number): string => String(part).padStart(2, '0');
const isDay = (value: unknown): value is FeelDate | FeelDateTime =>
  value instanceof FeelDate || value instanceof FeelDateTime;

/** `date(from)` and `date(year, month, day)`. */
function date(first: unknown, month: unknown, day: unknown, named: unknown): unknown {
  if (month === undefined && day === undefined) {
    const from = first ?? named;
    if (typeof from === 'string') return readDate(from) ?? no('date', from);
    if (from instanceof FeelDateTime) return new FeelDate(from.unwrap().toPlainDate());
    return from instanceof FeelDate ? from : no('date', from);
  }
  const parts = [first, month, day];
  if (!parts.every((part) => Number.isInteger(part))) return new Wrong('year, month and day are whole numbers');
  const year = Number(first);
  const text = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(Number(month))}-${two(Number(day))}`;
  return readDate(text) ?? no('date', text);
}

/** `time(from)` and `time(hour, minute, second, offset)`; seconds have fractions. */
function time(first: unknown, minute: unknown, second: unknown, offset: unknown, named: unknown): unknown {
  if (minute === undefined && second === undefined) {
    const from = first ?? named;
    if (typeof from === 'string') return readTime(from) ?? no('time', from);
    if (from instanceof FeelDateTime) return new FeelTime(from.unwrap().toPlainTime(), from.zone);
    if (from instanceof FeelDate) return readTime('00:00:00Z');
    return from instanceof FeelTime ? from : no('time', from);
  }
  if (!Number.isInteger(first) || !Number.isInteger(minute) || !isNumber(second)) {
    return new Wrong('hour, minute and second are numbers');
  }
  const [whole = '', fraction = ''] = textOfNumber(second).split('.');
  const seconds = `${whole.padStart(2, '0')}${fraction && `.${fraction}`}`;
  const zone = (offset ?? null) === null ? '' : zoneOf(offset);
  const text = `${two(Number(first))}:${two(Number(minute))}:${seconds}${String(zone)}`;
  return zone instanceof Wrong ? zone : (readTime(text) ?? no('time', text));
}

function zoneOf(offset: unknown): string | Wrong {
  if (!(offset instanceof FeelDuration) || offset.yearsMonths) return no('offset', offset);
  const seconds = Number(sizeOf(offset) / 1_000_000_000n);
  const size = Math.abs(seconds);
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${rest}`;
}

/** `date and time(from)` and `date and time(date, time)`. */
function dateAndTime(first: unknown, clock: unknown, named: unknown): unknown {
  if (isDay(first) && clock instanceof FeelTime) {
    const day = first instanceof FeelDate ? first.unwrap() : first.unwrap().toPlainDate();
    return atWallClock(day.toPlainDateTime(clock.unwrap()), clock.zone);
  }
  const from = first ?? named;
  if (clock !== undefined) return new Wrong(`${kindOf(first)} and ${kindOf(clock)} are no date and time`);
  if (from instanceof FeelDateTime) return from;
  if (from instanceof FeelDate) return readDateTime(`${String(from)}`) ?? no('date and time', from);
  return typeof from === 'string' ? (readDateTime(from) ?? no('date and time', from)) : no('date and time', from);
}

/** DMN 1.5, 10.3.4.1: whole months between two dates, as a duration of years and months. */
function monthsBetween(from: FeelDate | FeelDateTime, to: FeelDate | FeelDateTime): unknown {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const isShort = months > 0 ? to.day < from.day : to.day > from.day;
  return monthsAsDuration(BigInt(isShort && months !== 0 ? months - Math.sign(months) : months));
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const calendar = (part: (day: FeelDate | FeelDateTime) => unknown): FeelFunction =>
  builtIn({ date: 'day' }, (given) => part(given.date));

/** Functions of dates, times and durations (DMN 1.5, tables 73, 79 and 82). */
export const POINT_FUNCTIONS: BuiltIns = {
  date: new FeelFunction(date, ['year', 'month', 'day', 'from']),
  time: new FeelFunction(time, ['hour', 'minute', 'second', 'offset', 'from']),
  'date and time': new FeelFunction(dateAndTime, ['date', 'time', 'from']),
  duration: builtIn({ from: 'value' }, ({ from }) => {
    if (from instanceof FeelDuration) return from;
    return typeof from === 'string' ? (readDuration(from) ?? no('duration', from)) : no('duration', from);
  }),
  'years and months duration': builtIn({ from: 'day', to: 'day' }, ({ from, to }) => monthsBetween(from, to)),
  is: new FeelFunction(
    (one: unknown, other: unknown) => one !== undefined && other !== undefined && isSame(one, other),
    ['value1', 'value2'],
  ),
  'day of year': calendar((day) => day.unwrap().dayOfYear),
  'day of week': calendar((day) => WEEKDAYS[day.weekday - 1]),
  'month of year': calendar((day) => MONTHS[day.month - 1]),
  'week of year': calendar((day) => day.unwrap().weekOfYear),
};
