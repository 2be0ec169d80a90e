import { addDays, toCivilDate, type CivilDate } from '@karta/domain';
import type { ShownDate } from './register-sql.ts';

/** From a day on, until before another. */
type Span = readonly [from: CivilDate, until: CivilDate];

/**
 * SQL that is true of a date or instant whose text on the screen (9.11.2026, with 8:05 behind it) contains the word; undefined
 * for a word that names neither days of a year nor a time of day: only the text itself tells about it. `:zone` is the city's.
 */
export function whenShown({ kind, value, key }: ShownDate, word: string): string | undefined {
  if (kind === 'instant' && word.includes(':')) {
    const minutes = MINUTES.flatMap((text, minute) => (text.includes(word) ? minute : []));
    return `(extract(epoch from ${value} at time zone :zone)::bigint / 60 % 1440) = any(array[${minutes.join()}]::bigint[])`;
  }
  const spans = spansShown(word);
  if (spans === undefined) return undefined;
  const at = (day: CivilDate): string =>
    kind === 'date' ? `'${day}'::date` : `('${day}'::timestamp at time zone :zone)`;
  const within = spans.map(([from, until]) => `${key} >= ${at(from)} and ${key} < ${at(until)}`);
  return within.length === 0 ? 'false' : `((${within.join(' or ')}) and ${value} is not null)`;
}

/** The times of a day as they are written, by their minute. */
const MINUTES = Array.from(
  { length: 1440 },
  (_, minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`,
);

/** The days whose text contains the word: a day also stands in `1.11.2026` of the 11th, a month in `1.2026` of November. */
function spansShown(word: string): Span[] | undefined {
  const [, day, ofMonth, ofYear] = /^(\d{1,2})\.(\d{2})\.(\d{4})$/.exec(word) ?? [];
  if (day !== undefined) return daysEnding(day, Number(ofMonth), Number(ofYear));
  const [, point = '', month, year] = /^(\.?)(\d{1,2})\.(\d{4})$/.exec(word) ?? [];
  if (month !== undefined) return monthsEnding(point + month, Number(year));
  const [, whole] = /^\.?(\d{4})$/.exec(word) ?? [];
  return whole === undefined ? undefined : [[`${whole}-01-01`, `${next(whole)}-01-01`]];
}

function daysEnding(text: string, month: number, year: number): Span[] {
  const days = Array.from({ length: 31 }, (_, index) => index + 1).filter((day) => String(day).endsWith(text));
  return days
    .map((day) => toCivilDate(year, month, day))
    .filter((day) => day !== undefined)
    .map((day) => [day, addDays(day, 1)]);
}

function monthsEnding(text: string, year: number): Span[] {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return months
    .filter((month) => `.${two(month)}`.endsWith(text))
    .map((month) => [`${year}-${two(month)}-01`, month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`]);
}

const two = (value: number): string => String(value).padStart(2, '0');
const next = (year: string): string => String(Number(year) + 1).padStart(4, '0');
