import type { CatalogueHistory, CatalogueList, CatalogueRow } from '@karta/contracts';
import { CardError, catalogueOf, type Catalogue, type CatalogueName, type CatalogueValue } from '@karta/domain';
import type { Knex } from 'knex';

const MOST_ROWS = 1000;
const MOST_CHANGES = 100;

type Stored = Readonly<Record<string, unknown>>;

/** All rows of a catalogue with whether something names them, and what their fields may name. */
export async function readCatalogue(trx: Knex, name: CatalogueName): Promise<CatalogueList> {
  const catalogue = catalogueOf(name);
  const rows: Stored[] = await rowsOf(trx, catalogue).limit(MOST_ROWS);
  const named = Object.values(catalogue.fields).flatMap((field) => (field.kind === 'row' ? field.of : []));
  const choices = named.map(async (of) => [of, await choicesOf(trx, catalogueOf(of as CatalogueName))] as const);
  return {
    rows: rows.map((row) => rowOf(catalogue, row)),
    choices: Object.fromEntries(await Promise.all(choices)),
  };
}

/** One row as it stands, held still until the end of the transaction. @throws CardError NOT_FOUND */
export async function lockRow(trx: Knex, catalogue: Catalogue, key: string): Promise<CatalogueRow> {
  const found = await withKey(trx(catalogue.table), catalogue, key).forUpdate().first(catalogue.key);
  if (!found) throw new CardError('NOT_FOUND');
  const row: Stored = await withKey(rowsOf(trx, catalogue), catalogue, key).first();
  return rowOf(catalogue, row);
}

/** What was done to a row, the newest first. */
export async function catalogueHistory(trx: Knex, name: CatalogueName, key: string): Promise<CatalogueHistory> {
  const rows: { at: Date; by: string; facts: { from: null; to: null } }[] = await trx('audit')
    .leftJoin('operators as o', (join) => join.on(trx.raw('o.id::text = audit.actor_id')))
    .where({ subjectKind: 'catalogue', subjectId: `${name}/${key}` })
    .orderBy('audit.id', 'desc')
    .limit(MOST_CHANGES)
    .select('audit.at', 'audit.facts', { by: 'o.name' });
  return {
    changes: rows.map(({ at, by, facts: { from, to } }) => ({ at: at.toISOString(), by: by ?? '', from, to })),
  };
}

/** A key that is no UUID names no row of a table whose keys are. */
export function withKey(rows: Knex.QueryBuilder, { table, key: column }: Catalogue, key: string): Knex.QueryBuilder {
  return rows.whereRaw(`${table}.${column}::text = ?`, [key]);
}

function rowsOf(trx: Knex, { table, key, usedBy, order, name, closing }: Catalogue): Knex.QueryBuilder {
  const uses = usedBy.map(
    ([other, column]) => `exists (select from ${other} as u where u.${column} = ${table}.${key})`,
  );
  const rows = trx(table).select(`${table}.*`, {
    isUsed: trx.raw(uses.join(' or ') || 'false'),
    isClosed: trx.raw(closing ? `${table}.${closing.column} = ${String(closing.isClosedWhen)}` : 'false'),
  });
  if (order) rows.orderBy(order.field, order.direction);
  return rows.orderBy(name);
}

function rowOf({ key, fields }: Catalogue, row: Stored): CatalogueRow {
  const values = Object.keys(fields).map((field) => [field, plain(row[field])] as const);
  return {
    key: String(row[key]),
    version: Number(row['version']),
    isClosed: row['isClosed'] === true,
    isUsed: row['isUsed'] === true,
    values: Object.fromEntries(values) as CatalogueRow['values'],
  };
}

const plain = (value: unknown): CatalogueValue =>
  value instanceof Date ? value.toISOString() : ((value ?? null) as CatalogueValue);

async function choicesOf(trx: Knex, catalogue: Catalogue): Promise<CatalogueList['choices'][string]> {
  const rows: Stored[] = await rowsOf(trx, catalogue).limit(MOST_ROWS);
  return rows.map((row) => ({
    key: String(row[catalogue.key]),
    name: String(row[catalogue.name]),
    isClosed: row['isClosed'] === true,
  }));
}
