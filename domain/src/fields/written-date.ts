import { toCivilDate, type CivilDate } from '../civil-date.ts';

const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[ T]00:00(?::00)?)?$/;
const DAY_FIRST = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?: 00:00(?::00)?)?$/;

/** A date as people and spreadsheets write it, the year or the day first; `undefined` for what is none. */
export function parseCivilDate(text: string): CivilDate | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return toCivilDate(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dayFirst = DAY_FIRST.exec(text);
  return dayFirst ? toCivilDate(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1])) : undefined;
}
