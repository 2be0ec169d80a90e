import type { Knex } from 'knex';

/** The name of a task as searches compare it, kept: folding thousands of names anew took most of a search (docs/adr/0025). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table tasks add column name_fold text generated always as (km_fold(name)) stored');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table tasks drop column name_fold');
}
