import type { Knex } from 'knex';

/** Since when the mails of a saved report cannot be made. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table saved_reports add column failing_since timestamptz');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table saved_reports drop column failing_since');
}
