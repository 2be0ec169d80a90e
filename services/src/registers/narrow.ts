import type { ListQuery } from '@karta/contracts';
import { CardError, foldText } from '@karta/domain';
import type { City } from '@karta/db';
import type { Knex } from 'knex';
import { whenShown } from './shown-dates.ts';
import { searchAndOrder, type ColumnSql, type RegisterSql } from './register-sql.ts';

/** More words narrow nothing further. */
const MOST_WORDS = 8;

/**
 * Keeps the rows that fit the filters of a question. Throws VALIDATION for one that tells about a hidden column: how many
 * rows fit it would tell what stands there.
 */
export function filterRows(
  rows: Knex.QueryBuilder,
  { of, filters }: RegisterSql,
  ask: Readonly<Record<string, unknown>>,
  city: City,
  hidden: readonly string[],
): void {
  for (const [key, filter] of Object.entries(of.filters)) {
    const value = ask[key];
    const sql = filters[key];
    if (typeof value !== 'string' || value === '' || sql === undefined || sql === null) continue;
    if (filter.of !== undefined && hidden.includes(filter.of)) {
      throw new CardError('VALIDATION', {}, [{ path: key, code: 'UNKNOWN_COLUMN' }]);
    }
    if (typeof sql === 'string') rows.where(sql, value);
    else sql(rows, value, city, ask);
  }
}

/**
 * Keeps the rows that have each searched word in one of the visible columns (000-27), whatever its case, marks, dashes and
 * apostrophes; or a code whose words on the screen contain the whole text.
 */
export async function searchRows(
  rows: Knex.QueryBuilder,
  register: RegisterSql,
  { search, codes, columns }: ListQuery,
  zone: string,
  hidden: readonly string[],
): Promise<void> {
  if (!search) return;
  const visible = [...searchAndOrder(register)].filter(
    ([key]) => !hidden.includes(key) && (columns === undefined || columns.includes(key)),
  );
  const words = foldText(search).split(' ').slice(0, MOST_WORDS);
  const columnsSql = visible.map(([, column]) => column);
  const wanted = await Promise.all(words.map((word) => conditionsOf(rows, columnsSql, word, zone)));
  rows.where((either) => {
    either.where((all) => {
      for (const conditions of wanted) all.where((any) => isInOneOf(any, conditions));
    });
    for (const { code } of columnsSql) {
      // in the collation of the index that orders by it
      if (code !== undefined && codes !== undefined)
        either.orWhereRaw(`(${code}) collate "pl-x-icu" = any(:codes)`, { codes });
    }
  });
}

/** Keeps the rows at this pick-up point and those that lie at none; all of them without a limit. */
export function keepAtPoint(
  rows: Knex.QueryBuilder,
  { point }: Pick<RegisterSql, 'point'>,
  limit: string | null,
): void {
  if (limit !== null && point !== null) rows.whereRaw(`(${point} is null or ${point} = ?)`, [limit]);
}

interface Condition {
  sql: string;
  bindings: Knex.ValueDict;
}

/** What is true of a row that has the word in one of the columns, for each column that it can stand in. */
async function conditionsOf(
  { client }: Knex.QueryBuilder,
  columns: readonly Omit<ColumnSql, 'value'>[],
  word: string,
  zone: string,
): Promise<Condition[]> {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const conditions: Condition[] = [];
  for (const { text, folded, found, words, shown } of columns) {
    if (words?.test(word) === false) continue;
    const dated = shown && whenShown(shown, word);
    if (dated !== undefined) {
      conditions.push({ sql: dated, bindings: { zone } });
      continue;
    }
    const plain = folded ?? (text === undefined ? undefined : `km_fold(${text})`);
    const sql = found ?? plain;
    if (sql === undefined) continue;
    if (typeof sql === 'string') {
      const isPlain = sql === plain;
      conditions.push({ sql: isPlain ? `${sql} like :pattern` : sql, bindings: { pattern, zone } });
      continue;
    }
    const { rows } = (await client.raw(sql.keys, { pattern })) as { rows: [{ keys: string[] }] };
    if (rows[0].keys.length > 0) conditions.push({ sql: sql.fits, bindings: { keys: rows[0].keys } });
  }
  return conditions;
}

function isInOneOf(rows: Knex.QueryBuilder, conditions: readonly Condition[]): void {
  rows.whereRaw('false');
  for (const { sql, bindings } of conditions) rows.orWhereRaw(sql, bindings);
}
