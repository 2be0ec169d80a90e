import { duration, evaluate, FeelDate, FeelDateTime, parseDate, parseDateTime, parseTime } from 'feelin';

/** DMN 1.5, 10.3.2.3.4: years from -999,999,999; the library reads those of four digits after Christ. */
const FAR = /^(-?)(\d{4,9})-(\d\d)-(\d\d)(T.*)?$/;
const MIDNIGHT_AFTER = /^(.*)T24:00:00(?:\.0+)?(.*)$/;
/** XML Schema 1.1, 3.3.7: hours of an offset go to 14; the standard's tests allow 18. */
const OFFSET = /T?\d\d:\d\d(?::\d\d(?:\.\d+)?)?([+-])(\d\d):(\d\d)(?::\d\d)?(@.*)?$/;

/** A date of a text, or null. */
export function readDate(text: string): FeelDate | null {
  const far = FAR.exec(text);
  return far && isFar(far) ? farDate(far) : parseDate(text);
}

/** A time of day of a text, or null. An offset of nothing is UTC; an offset and a zone exclude each other. */
export function readTime(text: string): unknown {
  return isOffsetWrong(text) ? null : parseTime(plainUtc(text));
}

/** A date and time of a text, or null; 24:00:00 is the midnight after. */
export function readDateTime(text: string): FeelDateTime | null {
  if (isOffsetWrong(text)) return null;
  const after = MIDNIGHT_AFTER.exec(text);
  if (after) {
    const midnight = readDateTime(`${after[1] ?? ''}T00:00:00${after[2] ?? ''}`);
    return midnight && new FeelDateTime(midnight.unwrap().add({ days: 1 }), midnight.zone);
  }
  const far = FAR.exec(text);
  if (!far || !isFar(far)) return parseDateTime(plainUtc(text));
  const day = farDate(far);
  // the clock and its zone are read beside a day that the library knows
  const clock = parseDateTime(plainUtc(`2000-01-01${far[5] ?? ''}`));
  if (!day || !clock) return null;
  const { year, month, day: date } = day.unwrap();
  return new FeelDateTime(clock.unwrap().with({ year, month, day: date }), clock.zone);
}

/** `@"…"` (DMN 1.5, 10.3.1.2, rule 62): a date, a time, both, or a duration. */
export function readPoint(text: string): unknown {
  if (/^-?P/.test(text)) return duration(text);
  if (/^-?\d{4,}-\d\d-\d\d$/.test(text)) return readDate(text);
  return /^-?\d{4,}-/.test(text) ? readDateTime(text) : readTime(text);
}

/** `date(x)`, `time(x)`, `date and time(x)` of one argument, by the name that the expression gives it. */
export const FROM_ONE: Readonly<Record<string, (from: unknown) => unknown>> = {
  date: (from) => (typeof from === 'string' ? readDate(from) : evaluate('date(from)', { from }).value),
  time: (from) => (typeof from === 'string' ? readTime(from) : evaluate('time(from)', { from }).value),
  'date and time': (from) =>
    typeof from === 'string' ? readDateTime(from) : evaluate('date and time(from)', { from }).value,
};

/** The text of a date or date and time: years have four digits at least and no sign but a minus. */
export const textOfPoint = (point: FeelDate | FeelDateTime): string =>
  String(point).replace(
    /^([+-])0*(\d{4,})-/,
    (_all, sign: string, year: string) => `${sign === '-' ? '-' : ''}${year}-`,
  );

/** What `for i in a..b` goes through: whole numbers or days, up or down; else nothing. */
export function between(start: unknown, end: unknown): unknown[] | null {
  if (typeof start === 'number' && typeof end === 'number') return stepped(start, end);
  if (!(start instanceof FeelDate) || !(end instanceof FeelDate)) return null;
  const first = start.unwrap();
  const { days } = first.until(end.unwrap());
  return stepped(0, days)?.map((shift) => new FeelDate(first.add({ days: shift }))) ?? null;
}

/** More than anybody counts through. */
const LONGEST = 100_000;

function stepped(from: number, to: number): number[] | null {
  if (!Number.isInteger(from) || !Number.isInteger(to) || Math.abs(to - from) > LONGEST) return null;
  const step = Math.sign(to - from) || 1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_item, index) => from + index * step);
}

function isFar([, sign, year = '']: RegExpExecArray): boolean {
  return sign === '-' || (year.length > 4 && !year.startsWith('0'));
}

function farDate([, sign, year, month, day]: RegExpExecArray): FeelDate | null {
  const base = parseDate('2000-01-01');
  if (!base) return null;
  try {
    const parts = { year: Number(`${sign ?? ''}${year ?? ''}`), month: Number(month), day: Number(day) };
    return new FeelDate(base.unwrap().with(parts, { overflow: 'reject' }));
  } catch {
    // a day that does not exist, or one that is too far for the calendar
    return null;
  }
}

const plainUtc = (text: string): string => text.replace(/[+-]00:00$/, 'Z');

function isOffsetWrong(text: string): boolean {
  const [, , hours, , zone] = OFFSET.exec(text) ?? [];
  return hours !== undefined && (Number(hours) > 18 || zone !== undefined);
}
