import type { Knex } from 'knex';

/** Reports with their filter, own or for everybody who reads reports, and when they are mailed to whom. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table saved_reports (
      id uuid constraint saved_reports_pk primary key,
      operator_id uuid not null constraint saved_reports_author references operators (id),
      name text not null,
      is_shared boolean not null,
      question jsonb not null,
      schedule jsonb,
      next_due_at timestamptz,
      last_sent_at timestamptz,
      saved_at timestamptz not null,
      version integer not null default 1,
      constraint saved_reports_name unique (operator_id, name),
      constraint saved_reports_scheduled check ((schedule is null) = (next_due_at is null))
    );
    create index saved_reports_due on saved_reports (next_due_at) where next_due_at is not null;
    create table report_recipients (
      report_id uuid not null constraint report_recipients_report references saved_reports (id) on delete cascade,
      operator_id uuid not null constraint report_recipients_operator references operators (id),
      constraint report_recipients_pk primary key (report_id, operator_id)
    );
    create index report_recipients_of on report_recipients (operator_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table report_recipients; drop table saved_reports;');
}
