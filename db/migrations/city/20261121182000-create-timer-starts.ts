import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The last moment at which a timer start event of a deployed version has started a case.
    create table timer_starts (
      process_key text not null,
      version int not null,
      element_id text not null,
      due_at timestamptz not null,
      constraint timer_starts_pk primary key (process_key, version, element_id)
    )
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table timer_starts');
}
