import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table saved_views (
      id uuid constraint saved_views_pk primary key,
      operator_id uuid not null constraint saved_views_operator references operators,
      list text not null,
      -- Empty: the list as this person left it.
      name text not null,
      setup jsonb not null,
      created_at timestamptz not null default now(),
      constraint saved_views_name_unique unique (operator_id, list, name)
    );

    create table application_notes (
      id uuid constraint application_notes_pk primary key,
      application_id uuid not null constraint application_notes_application references applications,
      operator_id uuid not null constraint application_notes_operator references operators,
      text text not null,
      at timestamptz not null
    );
    create index application_notes_application on application_notes (application_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table application_notes, saved_views');
}
