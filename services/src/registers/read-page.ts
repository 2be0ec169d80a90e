import type { ListQuery } from '@karta/contracts';
import { AS_STORED, named } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { inTurns } from '../in-turns.ts';
import { searchAndOrder, type RegisterSql, type SortKey } from './register-sql.ts';

export interface Page<Row> {
  rows: Row[];
  next: string | null;
  total: { count: number; capped: boolean };
}

/** Counting further costs more than a page of hits and tells nobody more. */
const MOST_COUNTED = 10_000;

/**
 * One page in the asked order, with the cursor of the next and the count. Throws VALIDATION for an order nobody knows.
 * The count comes first: few rows that a search found are sorted, many are met soon along the index of the order. The
 * planner cannot tell the two apart, and would read the whole order in search of a rare word.
 */
export async function readPage<Row>(
  rows: Knex.QueryBuilder,
  register: RegisterSql,
  ask: ListQuery,
  size: number,
  hidden: readonly string[],
): Promise<Page<Row>> {
  const page = orderedPage(rows, register, ask, hidden);
  const counted = rows
    .clone()
    .clearSelect()
    .select(rows.client.raw('1'))
    .limit(MOST_COUNTED + 1);
  const fitting = await rows.client.queryBuilder().count('* as count').from(counted.as('counted')).first();
  const count = Number(fitting?.count);
  const isFew = Boolean(ask.search) && count <= MOST_COUNTED;
  const query = isFew ? sortedFew(rows, register, ask, hidden) : page;
  const found = await run<object>(query.limit(size + 1).queryContext(AS_STORED), ask);
  const shown = await inTurns(found.slice(0, size), (batch) => withoutKeys<Row>(batch));
  const last = shown.at(-1)?.lastKeys;
  return {
    rows: shown.flatMap((batch) => batch.rows),
    next: found.length > size && last ? Buffer.from(JSON.stringify(last)).toString('base64url') : null,
    total: { count: Math.min(count, MOST_COUNTED), capped: count > MOST_COUNTED },
  };
}

function withoutKeys<Row>(batch: readonly object[]): { rows: Row[]; lastKeys: string[] | undefined } {
  const all = named<Row & { cursorKeys: string[] }>(batch);
  return { rows: all.map(({ cursorKeys: _keys, ...row }) => row as Row), lastKeys: all.at(-1)?.cursorKeys };
}

/** The rows in the asked order from the cursor on, each with the keys of its own cursor. */
export function orderedPage(
  rows: Knex.QueryBuilder,
  register: RegisterSql,
  ask: ListQuery,
  hidden: readonly string[],
): Knex.QueryBuilder {
  const { keys, direction } = orderOf(register, ask, hidden);
  return withCursors(rows, keys, direction, ask).orderByRaw(keys.map((key) => `${collated(key)} ${direction}`).join());
}

/** The same of few rows: found first, then sorted. */
function sortedFew(rows: Knex.QueryBuilder, register: RegisterSql, ask: ListQuery, hidden: readonly string[]) {
  const { keys, direction } = orderOf(register, ask, hidden);
  const found = withCursors(rows, keys, direction, ask).limit(MOST_COUNTED);
  const outer = keys.map(({ type }, index) => collated({ sql: `(found.cursor_keys ->> ${index})::${type}`, type }));
  return rows.client
    .queryBuilder()
    .select('found.*')
    .from(found.as('found'))
    .orderByRaw(outer.map((sql) => `${sql} ${direction}`).join());
}

function withCursors(rows: Knex.QueryBuilder, keys: readonly SortKey[], direction: string, { after }: ListQuery) {
  const all = rows
    .clone()
    .select({ cursorKeys: rows.client.raw(`jsonb_build_array(${keys.map(({ sql }) => `(${sql})::text`).join()})`) });
  if (after !== undefined) startAfter(all, keys, direction, after);
  return all;
}

interface Order {
  keys: readonly SortKey[];
  direction: 'asc' | 'desc';
}

/** A hidden column orders nothing: the rows come in the order of what is left, so that an old view still opens. */
function orderOf(register: RegisterSql, { sort, direction }: ListQuery, hidden: readonly string[]): Order {
  const key = sort ?? register.of.sort;
  const column = searchAndOrder(register).get(key);
  if (!column?.sort) throw new CardError('VALIDATION', {}, [{ path: 'sort', code: 'UNKNOWN_COLUMN' }]);
  const own = hidden.includes(key) ? [] : [column.sort, ...(column.nextKeys ?? [])];
  return {
    keys: [...own, ...register.ties].filter(({ of }) => of === undefined || !hidden.includes(of)),
    direction: direction ?? (sort === undefined ? register.of.direction : 'asc'),
  };
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
