import type { Column, ColumnKey, FilterKey, Register, RowOf } from '@karta/contracts/registers';
import type { City } from '@karta/db';
import type { Knex } from 'knex';

/** The type a sorted value is compared as; texts sort by Polish rules. */
type SortType = 'text' | 'integer' | 'bigint' | 'date' | 'timestamptz' | 'uuid';
/** An SQL expression that is never null. */
export interface SortKey {
  sql: string;
  type: SortType;
  /** The column that it tells about; hidden with it, as a cursor holds the keys of its row. */
  of?: string;
}

/** SQL of the `keys` that fit `:pattern` in another table, and of what is true of a row that names one of them. */
export interface NamedElsewhere {
  readonly keys: string;
  readonly fits: string;
}

/** SQL of a date or an instant: its value, and its key in the index of its order. */
export interface ShownDate {
  readonly kind: 'date' | 'instant';
  readonly value: string;
  readonly key: string;
}

/** How PostgreSQL shows, orders and searches a column. What is not said follows from the column's kind. */
export interface ColumnSql {
  /** SQL of the value in the row. */
  readonly value: string;
  readonly sort?: SortKey;
  /** Settle the order of rows that are equal in it, before the register's own ties. */
  readonly nextKeys?: readonly SortKey[];
  /** SQL of the text as the screen shows it; `:zone` stands for the city's time zone. */
  readonly text?: string;
  /** SQL of the same text as `km_fold` gives it, where it is stored so. */
  readonly folded?: string;
  /**
   * SQL that is true where the text fits `:pattern`, in a form that an index or a small table answers.
   */
  readonly found?: string | NamedElsewhere;
  /** What the text shows a date of: words that name days are found by it, without the text. */
  readonly shown?: ShownDate;
  /** The words that can stand in the text at all; any where it is not said. */
  readonly words?: RegExp;
  /** SQL of a code, found through the codes whose words contain the wanted text. */
  readonly code?: string;
}

/** SQL that must equal the value, or what it narrows down; `ask` are all filters of the question. */
type FilterSql =
  string | ((rows: Knex.QueryBuilder, value: string, city: City, ask: Readonly<Record<string, unknown>>) => void);

/** The server's half of a register. A column, field or filter of the definition that is missing here does not compile. */
export interface RegisterSql<R extends Register = Register> {
  readonly of: R;
  /** The tables that the expressions name. */
  from(knex: Knex): Knex.QueryBuilder;
  /** SQL of the pick-up point at which a row lies; null: rows of this register lie at none. */
  readonly point: string | null;
  /** SQL of each column's value, or all that is to be said of it. */
  readonly columns: { readonly [Key in ColumnKey<R>]: string | ColumnSql };
  /** SQL of each other field; null where `finish` makes it. */
  readonly fields: { readonly [Key in keyof R['fields']]: string | null };
  /** The SQL that must equal the value, or what it narrows down; null where the list's route does it. */
  readonly filters: { readonly [Key in FilterKey<R>]: FilterSql | null };
  /** Settle the order of rows that are equal in the sorted column; the last one is unique. */
  readonly ties: readonly SortKey[];
  /** Makes what SQL does not. */
  finish?(row: RowOf<R>, city: City): RowOf<R>;
  /** Makes what takes a question of its own, for some rows at once. */
  finishPage?(rows: readonly RowOf<R>[], city: City): Promise<RowOf<R>[]>;
}

type SearchAndOrder = Omit<ColumnSql, 'value'>;

/** Search and order of each column, those that the definition leaves out included. */
export function searchAndOrder({ of, columns }: RegisterSql): Map<string, SearchAndOrder> {
  return new Map(
    Object.entries(of.columns).map(([key, column]) => {
      const sql: string | ColumnSql | undefined = columns[key];
      const { value, ...said } = typeof sql === 'object' ? sql : { value: sql ?? 'null' };
      const { sort, text, folded, found, words, shown, code, ...other } = { ...byKind(column, value), ...said };
      const search = {
        ...(text && { text }),
        ...(folded && { folded }),
        ...(found && { found }),
        ...(words && { words }),
        ...(code && { code }),
        // a text of its own shows what it says
        ...(shown && !('text' in said) && { shown: { ...shown, key: sort?.sql ?? shown.key } }),
      };
      return [key, { ...other, ...(sort && !column.isUnsorted && { sort }), ...(!column.isUnsearched && search) }];
    }),
  );
}

/** SQL of the value of each column, by the column's key. */
export const valueOf = (sql: string | ColumnSql): string => (typeof sql === 'string' ? sql : sql.value);

function byKind({ kind, isNullable }: Column, value: string): SearchAndOrder {
  const or = (least: string): string => (isNullable ? `coalesce(${value}, ${least})` : value);
  if (kind === 'number') return { sort: { sql: or('0'), type: 'integer' }, ...plain(`${value}::text`, NUMBERS) };
  if (kind === 'date') {
    const key = or("'infinity'");
    return { sort: { sql: key, type: 'date' }, ...plain(dateText(value), DATES), shown: { kind, value, key } };
  }
  if (kind === 'instant') {
    const key = or("'epoch'");
    return { sort: { sql: key, type: 'timestamptz' }, ...plain(timeText(value), TIMES), shown: { kind, value, key } };
  }
  if (kind === 'code') return { sort: { sql: or("''"), type: 'text' }, code: value };
  return kind === 'text' || kind === 'person' ? { sort: { sql: or("''"), type: 'text' }, text: value } : {};
}

/** The rows whose application has the searched number: one digit is in thousands of them, which a known list finds by its hash. */
export const byApplicationNumber = (id: string): NamedElsewhere => ({
  keys: 'select array(select found.id from applications as found where found.number::text like :pattern) as keys',
  fits: `${id} = any(:keys::uuid[])`,
});
/** Rows that name a row of a small table by its own name: looked up first, as the planner takes any name for a frequent one. */
export const byNameIn = (
  table: 'pickup_points' | 'operators' | 'packages' | 'thread_types',
  key: 'id' | 'code',
  reference: string,
): NamedElsewhere => ({
  keys: `select array(select ${key} from ${table} where km_fold(name) like :pattern) as keys`,
  fits: `${reference} = any(:keys)`,
});

/** SQL of a text as the id it is, null for any other text; compared with a key, it joins one row at most. */
export const asId = (sql: string): string =>
  `case when ${sql} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${sql}::uuid end`;

/** Digits and points fold to themselves. */
const plain = (text: string, words: RegExp): SearchAndOrder => ({ text, folded: text, words });
const NUMBERS = /^\d+$/;
/** Pieces of a date of these centuries: the number of an application or card that is none is looked for in no date. */
const NO_YEAR = String.raw`(?!.*\d{5}|(?:.*\D)?(?!19|20|21)\d{4}|(?:.*\D)?(?!19|20|21|[019]\d\d)\d{3}(?!\d))`;
const DATES = new RegExp(String.raw`^${NO_YEAR}[\d.]+$`);
const TIMES = new RegExp(String.raw`^${NO_YEAR}[\d.:]+$`);

/** SQL of a civil date or instant as the screens write it: 9.11.2026. */
export const dateText = (sql: string): string => `to_char(${sql}, 'FMDD.MM.YYYY')`;
/** The same for an instant, in the city's zone, with the time. */
const timeText = (sql: string): string => `to_char(${sql} at time zone :zone, 'FMDD.MM.YYYY FMHH24:MI')`;
