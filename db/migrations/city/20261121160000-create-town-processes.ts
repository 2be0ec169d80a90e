import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table applications
      -- What the application is about beside the form: the card, the reason, the card that takes over. Ids and codes only.
      add column details jsonb not null default '{}',
      -- The card's id for a duplicate, the package's code for packages: one open application of a type for one object.
      add column object text not null default '',
      add column priority int,
      add column eligibility text,
      add column fee int constraint applications_fee check (fee >= 0);
    drop index applications_one_open;
    create unique index applications_one_open on applications (type, pesel_index, object)
      where state in ('submitted', 'in-review', 'completion-requested', 'completed-by-applicant', 'in-production', 'ready-for-pickup');
    alter table application_documents add column document_date date, add column document_end date;

    alter table cards
      add column carrier text not null default 'physical' constraint cards_carrier check (carrier in ('physical', 'virtual')),
      add column blocked_at timestamptz,
      add column returned_at timestamptz,
      add column withdrawn_at timestamptz;

    -- Blocking, unblocking and returning a card: who asked, why, who confirmed.
    create table card_acts (
      id uuid constraint card_acts_pk primary key,
      kind text not null constraint card_acts_kind check (kind in ('block', 'unblock', 'return')),
      card_id uuid not null constraint card_acts_card references cards,
      reason text not null,
      note text not null default '',
      requested_kind text not null constraint card_acts_requested_kind check (requested_kind in ('resident', 'operator', 'process')),
      requested_by text not null,
      requested_at timestamptz not null default now(),
      confirmed_by text,
      outcome text constraint card_acts_outcome check (outcome in ('done', 'refused', 'expired', 'obsolete')),
      settled_at timestamptz,
      -- The second pair of eyes is somebody else's (requirements T12).
      constraint card_acts_two_people check (confirmed_by is null or confirmed_by <> requested_by)
    );
    create unique index card_acts_one_unblock on card_acts (card_id) where kind = 'unblock' and outcome is null;

    create table family_members (
      id uuid constraint family_members_pk primary key,
      guardian_account_id uuid not null constraint family_members_guardian references accounts,
      resident_id uuid constraint family_members_resident references residents,
      account_id uuid constraint family_members_account references accounts,
      first_name text not null,
      last_name text not null,
      birth_date date not null,
      kinship text not null,
      email text,
      -- From the 18th birthday on the guardian only looks (requirements T7).
      guardian_frozen_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index family_members_guardian on family_members (guardian_account_id);

    -- What the daily run has started; one row for each card and stage, each birthday, each waiting card, for ever.
    create table scheduled_starts (
      id uuid constraint scheduled_starts_pk primary key,
      process_key text not null,
      subject text not null,
      facts jsonb not null default '{}',
      started_at timestamptz not null default now(),
      constraint scheduled_starts_unique unique (process_key, subject)
    );

    create table erasures (
      id uuid constraint erasures_pk primary key,
      account_id uuid not null constraint erasures_account references accounts,
      -- Everybody who goes: the holder, and the family by the city's rule (requirements T2).
      account_ids uuid[] not null,
      due_on date not null,
      requested_at timestamptz not null default now(),
      outcome text constraint erasures_outcome check (outcome in ('erased', 'cancelled')),
      settled_at timestamptz
    );
    create unique index erasures_one_open on erasures (account_id) where outcome is null;

    create table thread_types (
      code text constraint thread_types_pk primary key,
      name text not null,
      allows_reply boolean not null default true,
      answer_days int not null default 14,
      position int not null default 0
    );
    create table threads (
      id uuid constraint threads_pk primary key,
      number int generated always as identity constraint threads_number_unique unique,
      account_id uuid not null constraint threads_account references accounts,
      type_code text not null constraint threads_type references thread_types,
      key_id uuid not null,
      -- Encrypted with the account's key, like the messages.
      subject bytea not null,
      state text not null default 'open' constraint threads_state check (state in ('open', 'answered', 'closed')),
      answer_due date,
      created_at timestamptz not null default now(),
      closed_at timestamptz
    );
    create index threads_account on threads (account_id);
    create table thread_messages (
      id uuid constraint thread_messages_pk primary key,
      thread_id uuid not null constraint thread_messages_thread references threads on delete cascade,
      author_kind text not null constraint thread_messages_author check (author_kind in ('resident', 'operator')),
      author_id text not null,
      body bytea not null,
      -- One visit of one process element writes one answer.
      key text not null constraint thread_messages_key_unique unique,
      read_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index thread_messages_thread on thread_messages (thread_id, created_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table thread_messages, threads, thread_types, erasures, scheduled_starts, family_members, card_acts;
    alter table cards drop column withdrawn_at, drop column returned_at, drop column blocked_at, drop column carrier;
    alter table application_documents drop column document_end, drop column document_date;
    drop index applications_one_open;
    create unique index applications_one_open on applications (type, pesel_index)
      where state in ('submitted', 'in-review', 'completion-requested', 'completed-by-applicant', 'in-production', 'ready-for-pickup');
    alter table applications drop column fee, drop column eligibility, drop column priority, drop column object, drop column details;
  `);
}
