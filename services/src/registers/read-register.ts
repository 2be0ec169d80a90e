import type { RegisterQuery } from '@karta/contracts';
import { fieldOf, fieldsOf, type Register, type RowOf } from '@karta/contracts/registers';
import type { City } from '@karta/db';
import type { Knex } from 'knex';
import { inTurns } from '../in-turns.ts';
import { filterRows, searchRows } from './narrow.ts';
import { readPage, type Page } from './read-page.ts';
import { valueOf, type RegisterSql } from './register-sql.ts';

/** Rows as the database joins them; the caller narrows the query down and gives each row to `rowOf`. */
export function registerRows<R extends Register>(knex: Knex, { of, from, columns, fields }: RegisterSql<R>) {
  const sql: Readonly<Record<string, Parameters<typeof valueOf>[0]>> = columns;
  const own = Object.entries(of.columns).map(([key, column]) => [fieldOf(key, column), valueOf(sql[key] ?? 'null')]);
  const others = Object.entries<string | null>(fields).filter(([, each]) => each !== null);
  const values = [...own, ...others].map(([name, each]) => [name, knex.raw(String(each))]);
  return from(knex).select(Object.fromEntries(values));
}

/**
 * A row of `registerRows` as it goes over the wire: instants as texts, and what SQL does not make; without the fields of
 * the `hidden` columns.
 */
export function rowOf<R extends Register>(
  register: RegisterSql<R>,
  city: City,
  joined: object,
  hidden: readonly string[],
): RowOf<R> {
  const row = Object.fromEntries(
    Object.entries(joined).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  ) as RowOf<R>;
  return without(register.finish?.(row, city) ?? row, fieldsOf(register.of, hidden));
}

export interface Reading {
  size: number;
  /** Keys of columns that this person may not see: they are neither sent, searched nor sorted by. */
  hidden: readonly string[];
  /** Keeps the rows that the person may see, where that depends on the person. */
  narrow?: (rows: Knex.QueryBuilder) => void;
}

/**
 * A page of a register as it was asked for, read on the connections for lists. Throws VALIDATION for an order, a cursor or a filter that this person does
 * not have.
 */
export async function readRegister<R extends Register>(
  city: City,
  register: RegisterSql<R>,
  ask: RegisterQuery<R>,
  { size, hidden, narrow }: Reading,
): Promise<Page<RowOf<R>>> {
  const sql = register as unknown as RegisterSql;
  const rows = registerRows(city.lists, register);
  narrow?.(rows);
  filterRows(rows, sql, ask, city, hidden);
  await searchRows(rows, sql, ask, city.zone, hidden);
  const page = await readPage<object>(rows, sql, ask, size, hidden);
  const shown = await inTurns(page.rows, (batch) => batch.map((joined) => rowOf(register, city, joined, [])));
  const finish = async (batch: readonly RowOf<R>[]) => (await register.finishPage?.(batch, city)) ?? batch;
  const finished = await Promise.all(await inTurns(shown.flat(), finish));
  const gone = fieldsOf(register.of, hidden);
  return { ...page, rows: finished.flat().map((row) => without(row, gone)) };
}

/** How many rows a question finds, all counted. @throws CardError VALIDATION like the page */
export async function countRegister<R extends Register>(
  city: City,
  register: RegisterSql<R>,
  ask: RegisterQuery<R>,
  { hidden, narrow }: Omit<Reading, 'size'>,
): Promise<number> {
  const sql = register as unknown as RegisterSql;
  const rows = register.from(city.lists);
  narrow?.(rows);
  filterRows(rows, sql, ask, city, hidden);
  await searchRows(rows, sql, ask, city.zone, hidden);
  const found = await rows.client
    .queryBuilder()
    .count('* as count')
    .from(rows.select(city.lists.raw('1')).as('found'))
    .first();
  return Number(found?.count);
}

const without = <Row extends object>(row: Row, names: readonly string[]): Row =>
  names.length === 0 ? row : (Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))) as Row);
