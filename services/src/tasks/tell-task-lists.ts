import type { Knex } from 'knex';

/** Wakes the open task lists after the commit (heard by api/src/operator/city-events.ts). */
export async function tellTaskLists(trx: Knex): Promise<void> {
  await trx.raw("select pg_notify('karta_tasks', '')");
}
