/** A date of the calendar without a time or zone, `YYYY-MM-DD`. */
export type CivilDate = string;

const DAY_MS = 86_400_000;

/** True for a date that exists in the (proleptic Gregorian) calendar, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && toCivilDate(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** Writes year, month (1-12) and day as `YYYY-MM-DD`; `undefined` when there is no such day. */
export function toCivilDate(year: number, month: number, day: number): CivilDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** The date `days` later (or earlier, when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The date `years` later; 29 February becomes 28 February where the year has none. */
export function addYears(date: CivilDate, years: number): CivilDate {
  const year = Number(date.slice(0, 4)) + years;
  const month = Number(date.slice(5, 7));
  return toCivilDate(year, month, Number(date.slice(8, 10))) ?? `${year}-02-28`;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The civil date of an instant in a zone, e.g. `Europe/Warsaw`. */
export function civilDateOf(instant: Date, timeZone: string): CivilDate {
  // making a format takes a hundred times as long as using one
  const format =
    FORMATS.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  FORMATS.set(timeZone, format);
  return format.format(instant);
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();
