import type { Knex } from 'knex';

/** Has every open screen of the office ask, after the commit, what its person may now (heard by api/src/city-events.ts). */
export async function tellAccess(trx: Knex): Promise<void> {
  await trx.raw("select pg_notify('karta_tasks', 'access')");
}
