import type { Knex } from 'knex';

/** A new number waits beside the confirmed one until its code was typed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table accounts add column pending_phone text');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table accounts drop column pending_phone');
}
