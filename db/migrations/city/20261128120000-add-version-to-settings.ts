import type { Knex } from 'knex';

/** Two people who change a setting at once: the second hears of the first. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table settings add column version int not null default 1');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("delete from settings where value = 'null'; alter table settings drop column version");
}
