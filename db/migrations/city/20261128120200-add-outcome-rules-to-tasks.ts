import type { Knex } from 'knex';

/** What a diagram says of the answers of a task: words, whether a reason is needed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table tasks add column outcome_rules jsonb not null default '[]'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table tasks drop column outcome_rules');
}
