import type { Knex } from 'knex';

/** When a program last did work, written by itself. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table heartbeats (
      program text constraint heartbeats_pk primary key,
      at timestamptz not null
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table heartbeats');
}
