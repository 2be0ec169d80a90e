import type { Knex } from 'knex';

/** Files of lists: who takes what and why; a big one waits for a second person. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table approvals drop constraint approvals_kind;
    alter table approvals add constraint approvals_kind check (kind in (
      'deploy', 'move-token', 'edit-variables', 'skip-incident', 'fire-timer', 'migrate-case', 'migrate-version', 'export'
    ));
    create table list_exports (
      id uuid constraint list_exports_pk primary key,
      register text not null,
      operator_id uuid not null constraint list_exports_operator references operators (id),
      begun_at timestamptz not null,
      format text not null constraint list_exports_format check (format in ('xlsx', 'ods', 'csv')),
      reason text not null,
      rows integer not null,
      -- digest of what was asked: the pages must ask the same
      asked text not null,
      -- what was asked, kept for one that waits: it holds no searched text
      question jsonb,
      approval_id uuid constraint list_exports_approval references approvals (id),
      taken_at timestamptz
    );
    create index list_exports_of on list_exports (operator_id, begun_at desc, id);
    create index list_exports_approved on list_exports (approval_id);
    insert into role_grants (role_code, permission)
      select code, 'export.approve' from roles where code in ('auditor', 'admin') on conflict do nothing;
  `);
}

/** What waits by then could not be told any more: it is taken away with what was said to it. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from role_grants where permission = 'export.approve';
    drop table list_exports;
    alter table approvals disable trigger approvals_once;
    delete from approvals where kind = 'export';
    alter table approvals enable trigger approvals_once;
    alter table approvals drop constraint approvals_kind;
    alter table approvals add constraint approvals_kind check (kind in (
      'deploy', 'move-token', 'edit-variables', 'skip-incident', 'fire-timer', 'migrate-case', 'migrate-version'
    ));
  `);
}
