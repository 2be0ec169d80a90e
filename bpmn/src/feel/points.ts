import { duration, FeelDate, FeelDateTime, FeelDuration, FeelTime, parseDate, parseDateTime, parseTime } from 'feelin';

const YEAR = String.raw`-?(?:[1-9]\d{4,8}|\d{4})`;
const CLOCK = String.raw`\d\d:[0-5]\d:[0-5]\d(?:\.\d+)?`;
const ZONE = String.raw`(?:[zZ]|[+-]\d\d:\d\d(?::\d\d)?|@[\w+/-]+)?`;
/** XML Schema 1.1, 3.3.7 to 3.3.9, with the zones of DMN 1.5, 10.3.2.3.5: nothing is left out. */
const DATE = new RegExp(`^(${YEAR})-(\\d\\d)-(\\d\\d)$`);
const TIME = new RegExp(`^${CLOCK}${ZONE}$`);
const DATE_TIME = new RegExp(`^(${YEAR}-\\d\\d-\\d\\d)T(${CLOCK}${ZONE})$`);
const MIDNIGHT_AFTER = /^24:00:00(?:\.0+)?(?=\D|$)/;
/** XML Schema 1.1, 3.3.7: hours of an offset go to 14; the standard's tests allow 18. */
const OFFSET = /[+-](\d\d):\d\d(?::\d\d)?$/;

/** A date of a text, or null. */
export function readDate(text: string): FeelDate | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  const base = parseDate('2000-01-01');
  if (year === undefined || base === null) return null;
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return new FeelDate(base.unwrap().with(parts, { overflow: 'reject' }));
  } catch {
    // a day that does not exist, or one that is too far for the calendar
    return null;
  }
}

/** A time of day of a text, or null. An offset of nothing is UTC; an offset and a zone exclude each other. */
export function readTime(text: string): FeelTime | null {
  return TIME.test(text) && !isOffsetWrong(text) ? parseTime(plain(text)) : null;
}

/** A date and time of a text, or null; a date alone is its midnight, and 24:00:00 is the midnight after. */
export function readDateTime(text: string): FeelDateTime | null {
  const [, date = text, clock = '00:00:00'] = DATE_TIME.exec(text) ?? [];
  const day = readDate(date);
  // the clock and its zone are read beside a day that the library knows
  const read = isOffsetWrong(clock)
    ? null
    : parseDateTime(`2000-01-01T${plain(clock.replace(MIDNIGHT_AFTER, '00:00:00'))}`);
  if (!day || !read) return null;
  const wall = day.unwrap().toPlainDateTime(read.unwrap().toPlainTime());
  try {
    return atWallClock(MIDNIGHT_AFTER.test(clock) ? wall.add({ days: 1 }) : wall, read.zone);
  } catch {
    // too far for the calendar
    return null;
  }
}

type WallClock = ReturnType<FeelDateTime['unwrap']>;

/** A zone that changes its clocks. */
export const isNamedZone = (zone: string | null): zone is string =>
  zone !== null && zone !== 'UTC' && !/^[+-]/.test(zone);

/** A time that the clocks of a zone leave out in spring is moved on, as java.time and Temporal do. */
export function atWallClock(wall: WallClock, zone: string | null): FeelDateTime {
  if (!isNamedZone(zone) || Math.abs(wall.year) > 200_000) return new FeelDateTime(wall, zone);
  return new FeelDateTime(wall.toZonedDateTime(zone).toPlainDateTime(), zone);
}

/** XML Schema 1.1, 3.3.26 and 3.3.27: of years and months or of days and time; a mixture is neither. */
export function readDuration(text: string): FeelDuration | null {
  const isOneOfBoth = /^-?P(?:(?:\d+Y)?(?:\d+M)?|(?:\d+D)?(?:T.*)?)$/.test(text);
  return isOneOfBoth ? duration(text.replace(/(\.\d{9})\d+/, '$1')) : null;
}

/** `@"…"` (DMN 1.5, 10.3.1.2, rule 62): a date, a time, both, or a duration. */
export function readPoint(text: string): FeelDate | FeelTime | FeelDateTime | FeelDuration | null {
  if (/^-?P/.test(text)) return readDuration(text);
  if (DATE.test(text)) return readDate(text);
  return DATE_TIME.test(text) ? readDateTime(text) : readTime(text);
}

/** The text of a date or date and time: years have four digits at least and no sign but a minus. */
export const textOfPoint = (point: FeelDate | FeelDateTime): string =>
  String(point).replace(
    /^([+-])0*(\d{4,})-/,
    (_all, sign: string, year: string) => `${sign === '-' ? '-' : ''}${year}-`,
  );

/** More digits of a second than nanoseconds are cut off. */
const plain = (clock: string): string => clock.replace(/(\.\d{9})\d+/, '$1').replace(/[+-]00:00(?::00)?$/, 'Z');

function isOffsetWrong(text: string): boolean {
  const [, hours] = OFFSET.exec(text) ?? [];
  return hours !== undefined && Number(hours) > 18;
}
