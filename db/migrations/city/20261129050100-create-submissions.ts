import type { Knex } from 'knex';

/**
 * What an application was when it was sent, and each time its applicant added to it: a keyed hash, written once. Applications
 * that were sent before have none.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table submissions (
      id bigint generated always as identity constraint submissions_pk primary key,
      application_id uuid not null constraint submissions_application references applications,
      cause text not null constraint submissions_cause check (cause in ('submitted', 'completed')),
      made_by_kind text not null,
      made_by text not null,
      made_at timestamptz not null,
      seal bytea not null,
      photo_seal bytea
    );
    create index submissions_application on submissions (application_id, id);
    create trigger submissions_once before update or delete on submissions for each row execute function written_once();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table submissions');
}
