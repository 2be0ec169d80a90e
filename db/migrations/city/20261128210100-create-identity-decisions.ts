import type { Knex } from 'knex';

/** Who an applicant is, is decided by a person; a typed PESEL decides nothing. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index applications_one_open;
    -- Two people may write the same number; one person has one open application of a type for one object.
    create unique index applications_one_open on applications (account_id, type, pesel_index, object)
      where state in ('submitted', 'in-review', 'completion-requested', 'completed-by-applicant', 'in-production', 'ready-for-pickup');
    create index applications_pesel on applications (pesel_index);

    create table identity_decisions (
      id uuid constraint identity_decisions_pk primary key,
      application_id uuid not null constraint identity_decisions_application references applications,
      -- The entry that the number belonged to, where there was one.
      resident_id uuid constraint identity_decisions_resident references residents,
      verdict text not null constraint identity_decisions_verdict check (verdict in ('same-person', 'other-person')),
      proof text constraint identity_decisions_proof check (proof in ('document', 'card-and-code')),
      reason text not null,
      -- Where the known holder could be reached before the decision; told of everything that follows from it.
      known_account_id uuid constraint identity_decisions_account references accounts,
      known_name text not null default '',
      known_email text,
      known_phone text,
      decided_by uuid not null constraint identity_decisions_operator references operators,
      decided_at timestamptz not null,
      constraint identity_decisions_proven check (verdict = 'other-person' or proof is not null)
    );
    create index identity_decisions_application on identity_decisions (application_id, decided_at);
    create index identity_decisions_resident on identity_decisions (resident_id);

    -- Sent to the known holder: whoever can read it out is the holder, or has the holder's word.
    create table identity_codes (
      application_id uuid constraint identity_codes_pk primary key
        constraint identity_codes_application references applications,
      code_hash bytea not null,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      wrong_guesses int not null default 0
    );

    -- A person who was entered at the counter has no account, and is told all the same.
    alter table notifications
      alter column account_id drop not null,
      add column resident_id uuid constraint notifications_resident references residents;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from notifications where account_id is null;
    alter table notifications drop column resident_id, alter column account_id set not null;
    drop table identity_codes;
    drop table identity_decisions;
    drop index applications_pesel;
    drop index applications_one_open;
    -- not unique any more: two people may have filed with one number meanwhile
    create index applications_one_open on applications (type, pesel_index, object)
      where state in ('submitted', 'in-review', 'completion-requested', 'completed-by-applicant', 'in-production', 'ready-for-pickup');
  `);
}
