import type { Knex } from 'knex';

/** Who changes names, points or keys of stations comes one after the other. Taken before any row. */
export async function lockStations(trx: Knex): Promise<void> {
  await trx.raw("select pg_advisory_xact_lock(hashtext('stations'))");
}
