import { connect, urlOfDatabase } from './connect.ts';

/**
 * True where a new city may have this database: there is none of that name, or one that was left by an `add` that was broken
 * off, with nobody in it.
 */
export async function isFreeForCity(adminUrl: string, database: string): Promise<boolean> {
  const admin = connect(adminUrl, 1);
  try {
    if (!(await admin('pg_database').where('datname', database).first('oid'))) return true;
  } finally {
    await admin.destroy();
  }
  const found = connect(urlOfDatabase(adminUrl, database), 1);
  try {
    const tables: string[] = await found('pg_tables').where('schemaname', 'public').pluck('tablename');
    if (tables.includes('operators')) return !(await found('operators').first('id'));
    return tables.every((table) => table.startsWith('knex_'));
  } finally {
    await found.destroy();
  }
}
