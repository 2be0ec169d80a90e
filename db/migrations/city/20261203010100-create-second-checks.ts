import type { Knex } from 'knex';

/** Approvals that were drawn for a look by another person, after the fact (requirements C-13). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table second_checks (
      id uuid constraint second_checks_pk primary key,
      -- drawn once: a decision that is recorded again draws nothing anew
      decision_id uuid not null constraint second_checks_decision references decisions
        constraint second_checks_decision_unique unique,
      application_id uuid not null constraint second_checks_application references applications,
      approved_by uuid not null constraint second_checks_approver references operators,
      approved_at timestamptz not null,
      -- of how many in a hundred it was one
      percent integer not null,
      state text not null default 'waiting' constraint second_checks_state check (state in ('waiting', 'fine', 'remark')),
      checked_by uuid constraint second_checks_checker references operators,
      checked_at timestamptz,
      note text not null default '',
      constraint second_checks_by_another check (checked_by <> approved_by),
      constraint second_checks_whole check ((state = 'waiting') = (checked_by is null and checked_at is null))
    );
    create index second_checks_of_application on second_checks (application_id);
    create index second_checks_of_approver on second_checks (approved_by, approved_at desc);
    create index second_checks_of_checker on second_checks (checked_by);
    create index second_checks_waiting on second_checks (approved_at) where state = 'waiting';
    insert into role_grants (role_code, permission)
      select code, 'application.check' from roles where code in ('lead', 'auditor') on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from role_grants where permission = 'application.check'; drop table second_checks`);
}
