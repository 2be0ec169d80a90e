import { addYears, CardError, type CivilDate } from '@karta/domain';
import type { Knex } from 'knex';

const RANGE = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/;
const MOST_YEARS = 150;

/**
 * Keeps the rows whose date lies in a range, both ends counted: `2026-12-01..2026-12-31`; an end may be open.
 * @throws CardError VALIDATION where it is no range of days
 */
export function keepEnding(
  rows: Knex.QueryBuilder,
  column: string,
  { path, range }: { path: string; range: string },
): Knex.QueryBuilder {
  const [match, from, to] = RANGE.exec(range) ?? [];
  if (match === undefined || [from, to].some((day) => day !== undefined && !isDay(day))) throw wrong(path);
  rows.whereNotNull(column);
  if (from !== undefined) rows.where(column, '>=', from);
  if (to !== undefined) rows.where(column, '<=', to);
  return rows;
}

/** Keeps residents of at least, or at most, so many full years. @throws CardError VALIDATION where it is no number of years */
export function keepAges(
  rows: Knex.QueryBuilder,
  { path, years, today }: { path: 'ageFrom' | 'ageTo'; years: string; today: CivilDate },
): void {
  if (!/^\d{1,3}$/.test(years) || Number(years) > MOST_YEARS) throw wrong(path);
  if (path === 'ageFrom') rows.where('residents.birth_date', '<=', addYears(today, -Number(years)));
  // somebody of 17 years has not had the 18th birthday yet
  else rows.where('residents.birth_date', '>', addYears(today, -Number(years) - 1));
}

const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

const wrong = (path: string): CardError => new CardError('VALIDATION', {}, [{ path, code: 'WRONG' }]);
