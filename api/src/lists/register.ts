import type { ListQuery } from '@karta/contracts';
import { CardError, foldText } from '@karta/domain';
import type { Knex } from 'knex';

/** The type a sorted value is compared as; texts sort by Polish rules. */
type SortType = 'text' | 'integer' | 'date' | 'timestamptz' | 'uuid';
/** An SQL expression that is never null. */
export interface SortKey {
  sql: string;
  type: SortType;
}

export interface RegisterColumn {
  /** Present where the column can be sorted by. */
  sort?: SortKey;
  /** Settle the order of rows that are equal in it, before the register's own ties. */
  nextKeys?: readonly SortKey[];
  /** SQL of the text as the screen shows it; `:zone` stands for the city's time zone. */
  text?: string;
  /** SQL of the same text as `km_fold` gives it, where it is stored so. */
  folded?: string;
  /** SQL of a code, found through the codes whose words contain the wanted text. */
  code?: string;
}

/** What one register is made of; the rest (search, order, pages, count) is the same for all. */
export interface Register {
  columns: Readonly<Record<string, RegisterColumn>>;
  /** Settle the order of rows that are equal in the sorted column; the last one is unique. */
  ties: readonly SortKey[];
  sort: string;
  direction: 'asc' | 'desc';
}

export interface Page<Row> {
  rows: Row[];
  next: string | null;
  total: { count: number; capped: boolean };
}

/** Counting further costs more than a page of hits and tells nobody more (quality, section 4). */
const MOST_COUNTED = 10_000;
/** More words narrow nothing further. */
const MOST_WORDS = 8;

/**
 * Keeps the rows that have each searched word in one of the visible columns (000-27), whatever its case, marks, dashes and
 * apostrophes; or a code whose words on the screen contain the whole text.
 */
export function narrow(rows: Knex.QueryBuilder, register: Register, ask: ListQuery, zone: string): void {
  const { search, codes, columns } = ask;
  if (!search) return;
  const visible = Object.entries(register.columns).filter(([key]) => columns === undefined || columns.includes(key));
  const words = foldText(search).split(' ').slice(0, MOST_WORDS);
  const texts = visible.flatMap(([, { text, folded }]) => folded ?? (text === undefined ? [] : `km_fold(${text})`));
  rows.where((either) => {
    either.where((all) => {
      for (const word of words) all.where((any) => isInOneOf(any, texts, word, zone));
    });
    for (const [, { code }] of visible) {
      if (code !== undefined && codes !== undefined) either.orWhereRaw(`${code} = any(:codes)`, { codes });
    }
  });
}

function isInOneOf(rows: Knex.QueryBuilder, texts: readonly string[], word: string, zone: string): void {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  rows.whereRaw('false');
  for (const text of texts) rows.orWhereRaw(`${text} like :pattern`, { pattern, zone });
}

/** One page in the asked order, with the cursor of the next and the count. Throws VALIDATION for an order nobody knows. */
export async function readPage<Row>(
  rows: Knex.QueryBuilder,
  register: Register,
  ask: ListQuery,
  size: number,
): Promise<Page<Row>> {
  const keys = orderOf(register, ask);
  const direction = ask.direction ?? (ask.sort === undefined ? register.direction : 'asc');
  const counted = rows
    .clone()
    .clearSelect()
    .select(rows.client.raw('1'))
    .limit(MOST_COUNTED + 1);
  const page = rows
    .clone()
    .select({ cursorKeys: rows.client.raw(`jsonb_build_array(${keys.map(({ sql }) => `(${sql})::text`).join()})`) })
    .orderByRaw(keys.map((key) => `${collated(key)} ${direction}`).join())
    .limit(size + 1);
  if (ask.after !== undefined) startAfter(page, keys, direction, ask.after);
  const [found, fitting] = await Promise.all([
    run<Row & { cursorKeys: string[] }>(page, ask),
    rows.client.queryBuilder().count('* as count').from(counted.as('counted')).first(),
  ]);
  const count = Number(fitting?.count);
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ cursorKeys: _keys, ...row }) => row as Row),
    next: found.length > size && last ? Buffer.from(JSON.stringify(last.cursorKeys)).toString('base64url') : null,
    total: { count: Math.min(count, MOST_COUNTED), capped: count > MOST_COUNTED },
  };
}

function orderOf(register: Register, { sort = register.sort }: ListQuery): readonly SortKey[] {
  const column = Object.hasOwn(register.columns, sort) ? register.columns[sort] : undefined;
  if (!column?.sort) throw new CardError('VALIDATION', {}, [{ path: 'sort', code: 'UNKNOWN_COLUMN' }]);
  return [column.sort, ...(column.nextKeys ?? []), ...register.ties];
}

const collated = ({ sql, type }: SortKey): string => (type === 'text' ? `(${sql}) collate "pl-x-icu"` : `(${sql})`);

function startAfter(page: Knex.QueryBuilder, keys: readonly SortKey[], direction: string, after: string): void {
  const values = readCursor(after);
  if (values?.length !== keys.length) throw wrongCursor();
  const places = keys.map(({ type }) => `?::${type}`).join();
  page.whereRaw(`(${keys.map(collated).join()}) ${direction === 'asc' ? '>' : '<'} (${places})`, values);
}

function readCursor(after: string): string[] | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    return Array.isArray(read) && read.every((value) => typeof value === 'string') ? read : undefined;
  } catch {
    // Not one of our cursors.
    return undefined;
  }
}

const wrongCursor = (): CardError => new CardError('VALIDATION', {}, [{ path: 'after', code: 'UNKNOWN_CURSOR' }]);

/** A forged cursor can hold what is no date or number (SQLSTATE class 22): that is the caller's mistake. */
async function run<Row>(page: Knex.QueryBuilder, { after }: ListQuery): Promise<Row[]> {
  try {
    return await page;
  } catch (error) {
    const { code } = error as { code?: string };
    if (after !== undefined && code?.startsWith('22')) throw wrongCursor();
    throw error;
  }
}

/** SQL of a civil date or instant as the screens write it: 9.11.2026. */
export const dateText = (sql: string): string => `to_char(${sql}, 'FMDD.MM.YYYY')`;
/** The same for an instant, in the city's zone, with the time. */
export const timeText = (sql: string): string => `to_char(${sql} at time zone :zone, 'FMDD.MM.YYYY FMHH24:MI')`;
