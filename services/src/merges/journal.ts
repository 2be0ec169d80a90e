import type { Knex } from 'knex';

/** A row in the form in which PostgreSQL gives and takes it back whole: columns by their own names. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** A row of `table` that pointed elsewhere before; `key` finds it as it is now. */
export interface MovedRow {
  readonly table: string;
  readonly column: string;
  readonly key: StoredRow;
}

/** The columns of a row that were changed, before and after. */
export interface ChangedRow {
  readonly table: string;
  readonly key: StoredRow;
  readonly before: StoredRow;
  readonly after: StoredRow;
}

const clause = (key: StoredRow): { sql: string; values: Knex.RawBinding[] } => ({
  sql: Object.keys(key)
    .map(() => '??::text = ?')
    .join(' and '),
  values: Object.entries(key).flatMap(([column, value]) => [column, String(value)]),
});

/** A row without what the database makes itself; locked. */
export async function rowOf(trx: Knex, table: string, key: StoredRow): Promise<StoredRow> {
  const { sql, values } = clause(key);
  const made = await trx.raw<{ rows: { name: string }[] }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = ? and is_generated = 'ALWAYS'`,
    [table],
  );
  const names = made.rows.map(({ name }) => name);
  const { rows } = await trx.raw<{ rows: { found: StoredRow }[] }>(
    `select to_jsonb(found) - ?::text[] as found from ?? as found where ${sql} for update`,
    [names, table, ...values],
  );
  return rows[0]?.found ?? {};
}

/** What differs between two states of a row. */
export function changeOf(table: string, key: StoredRow, before: StoredRow, after: StoredRow): ChangedRow {
  const differing = Object.keys(after).filter((column) => !isSame(before[column], after[column]));
  const pick = (row: StoredRow): StoredRow => Object.fromEntries(differing.map((column) => [column, row[column]]));
  return { table, key, before: pick(before), after: pick(after) };
}

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Writes these columns as they stood in a snapshot. */
export async function writeRow(trx: Knex, table: string, key: StoredRow, columns: StoredRow): Promise<void> {
  const names = Object.keys(columns);
  if (names.length === 0) return;
  const { sql, values } = clause(key);
  const places = names.map(() => '??').join(', ');
  await trx.raw(
    `update ?? set (${places}) = (select ${places} from jsonb_populate_record(null::??, ?::jsonb)) where ${sql}`,
    [table, ...names, ...names, table, JSON.stringify(columns), ...values],
  );
}

/** Points the rows at somebody else, but for those that would stand there twice. Returns what went, as it is found now. */
export async function moveRows(
  trx: Knex,
  { table, column }: { table: string; column: string },
  from: string,
  to: string,
): Promise<MovedRow[]> {
  const keyColumns = await primaryKeyOf(trx, table);
  const { rows } = await trx.raw<{ rows: { found: StoredRow }[] }>(
    'select to_jsonb(found) as found from ?? as found where ?? = ? for update',
    [table, column, from],
  );
  const moved: MovedRow[] = [];
  for (const { found } of rows) {
    // nobody looks after themselves
    if (Object.values(found).includes(to)) continue;
    const key = Object.fromEntries(keyColumns.map((each) => [each, found[each]]));
    if (await isMoved(trx, table, key, column, to))
      moved.push({ table, column, key: column in key ? { ...key, [column]: to } : key });
  }
  return moved;
}

/** Points a row back where it was; one that points elsewhere by now stays. */
export async function moveBack(trx: Knex, { table, column, key }: MovedRow, from: string, to: string): Promise<void> {
  const { sql, values } = clause({ ...key, [column]: from });
  await trx.raw(`update ?? set ?? = ? where ${sql}`, [table, column, to, ...values]);
}

const TWICE = '23505';

async function isMoved(trx: Knex, table: string, key: StoredRow, column: string, to: string): Promise<boolean> {
  const { sql, values } = clause(key);
  try {
    await trx.transaction((row) => row.raw(`update ?? set ?? = ? where ${sql}`, [table, column, to, ...values]));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === TWICE) return false;
    throw error;
  }
}

async function primaryKeyOf(trx: Knex, table: string): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { name: string }[] }>(
    `select attribute.attname as name from pg_index as key
       join pg_attribute as attribute on attribute.attrelid = key.indrelid and attribute.attnum = any(key.indkey)
     where key.indisprimary and key.indrelid = ?::regclass order by attribute.attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}
