import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table process_instances add column suspended_with text');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table process_instances drop column suspended_with');
}
