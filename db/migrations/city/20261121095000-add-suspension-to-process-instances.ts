import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table process_instances add column suspended_at timestamptz, add column suspended_by text');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table process_instances drop column suspended_at, drop column suspended_by');
}
