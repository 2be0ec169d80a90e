import type { Knex } from 'knex';

/** Counts the saves of a view, so that an old page cannot write over what a newer one saved. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table saved_views add column version int not null default 1');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table saved_views drop column version');
}
