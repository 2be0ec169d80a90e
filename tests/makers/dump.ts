import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, urlOfDatabase } from '@karta/db';
import type { Knex } from 'knex';
import { FOLDER, setting } from './town.ts';

export interface Hit {
  needle: string;
  /** `database.table.column`, or a file. */
  where: string;
}

/** The forms in which a text or bytes may stand somewhere: as they are, as hexadecimal digits, as base64. */
function formsOf(needle: string | Buffer): string[] {
  const bytes = Buffer.from(needle);
  const base64 = [0, 1, 2].map((shift) =>
    // Only the middle: the ends depend on what stands around.
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  const forms = [bytes.toString('hex'), ...base64.filter((form) => form.length >= 10)];
  return typeof needle === 'string' ? [needle, ...forms] : forms;
}

/** Looks through every column of every table of every database of the server; partitions and queues included. */
export async function searchDatabases(needles: Record<string, string | Buffer>): Promise<Hit[]> {
  const adminUrl = setting('KARTA_TEST_ADMIN_URL');
  const admin = connect(adminUrl, 1);
  const { rows } = await admin
    .raw("select datname from pg_database where not datistemplate and datname !~ '^(postgres|test_)'")
    .finally(() => admin.destroy());
  const forms = Object.entries(needles).map(([name, needle]) => [name, formsOf(needle)] as const);
  const hits: Hit[] = [];
  for (const { datname } of rows as { datname: string }[]) {
    const database = connect(urlOfDatabase(adminUrl, datname), 1);
    await searchOne(database, datname, forms, hits).finally(() => database.destroy());
  }
  return hits;
}

type Forms = readonly (readonly [string, readonly string[]])[];

async function searchOne(database: Knex, name: string, needles: Forms, hits: Hit[]): Promise<void> {
  const tables = await database.raw(
    "select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  for (const { table } of tables.rows as { table: string }[]) {
    const { rows } = await database.raw(`select to_jsonb(t) as row from ${table} t`);
    for (const { row } of rows as { row: Record<string, unknown> }[]) {
      for (const [column, value] of Object.entries(row)) {
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        for (const [needle, forms] of needles) {
          if (forms.some((form) => text.includes(form))) hits.push({ needle, where: `${name}.${table}.${column}` });
        }
      }
    }
  }
}

/** Looks through files of the town's folder, e.g. `logs` and the station's own. */
export function searchFiles(folder: string, needles: Record<string, string | Buffer>): Hit[] {
  const files = readdirSync(join(FOLDER, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap((file) => {
    const path = join(file.parentPath, file.name);
    const content = readFileSync(path);
    return Object.entries(needles).flatMap(([needle, value]) => {
      const isIn = content.includes(value) || formsOf(value).some((form) => content.includes(form));
      return isIn ? [{ needle, where: path.slice(FOLDER.length) }] : [];
    });
  });
}
