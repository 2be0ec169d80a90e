import { Account, Thread, type City } from '@karta/db';
import type { Knex } from 'knex';
import { PERSONAL_TABLES, type PersonalTable } from './personal-tables.ts';

/** A row of a person's file: what stood there, by the column's name. */
export type DataRow = Readonly<Record<string, unknown>>;

const camel = (column: string): string => column.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** Everything that the town has of an account, table by table, sealed columns opened; rows whose key is gone are left out. */
export async function collectData(knex: Knex, city: City, accountId: string): Promise<Record<string, DataRow[]>> {
  const account = await Account.query(knex).findById(accountId).throwIfNotFound();
  const all: Record<string, DataRow[]> = {};
  for (const table of PERSONAL_TABLES) {
    const rows: Record<string, unknown>[] = await knex(table.table).whereRaw(
      table.where.replaceAll(':id', '?'),
      idsFor(table, accountId),
    );
    all[table.table] = await Promise.all(rows.map((row) => openRow(knex, city, table, row, account.keyId)));
  }
  return all;
}

const idsFor = ({ where }: PersonalTable, accountId: string): string[] =>
  where
    .split(':id')
    .slice(1)
    .map(() => accountId);

async function openRow(
  knex: Knex,
  { vault }: City,
  { table, clear, sealed = {} }: PersonalTable,
  row: Record<string, unknown>,
  accountKey: string,
): Promise<DataRow> {
  const plain = clear.map((column) => [column, row[camel(column)] ?? null] as const);
  const opened = Object.entries(sealed).map(async ([column, key]) => {
    const value = row[camel(column)];
    if (!Buffer.isBuffer(value) || value.length === 0) return [column, null] as const;
    const place = { table, row: String(row['id']), column };
    return [column, await vault.openText(await keyOf(knex, key, row, accountKey), place, value)] as const;
  });
  return Object.fromEntries([...plain, ...(await Promise.all(opened))]);
}

async function keyOf(
  knex: Knex,
  key: 'key_id' | 'account' | 'thread',
  row: Record<string, unknown>,
  accountKey: string,
): Promise<string> {
  if (key === 'account') return accountKey;
  if (key === 'key_id') return String(row['keyId']);
  const { keyId } = await Thread.query(knex).findById(String(row['threadId'])).select('keyId').throwIfNotFound();
  return keyId;
}
