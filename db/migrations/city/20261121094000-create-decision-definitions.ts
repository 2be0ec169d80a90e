import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table decision_definitions (
      decision_key text not null,
      version int not null,
      digest text not null,
      name text not null,
      xml text not null,
      model jsonb not null,
      -- names and ids by which its decisions are asked
      decisions text[] not null,
      note text not null,
      deployed_by text not null,
      deployed_at timestamptz not null default now(),
      constraint decision_definitions_pk primary key (decision_key, version)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table decision_definitions');
}
