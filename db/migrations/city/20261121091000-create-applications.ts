import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table packages (
      code text constraint packages_pk primary key,
      name text not null,
      criterion text not null,
      description text not null,
      validity_years int not null,
      required_documents jsonb not null default '[]',
      position int not null default 0
    );

    create table files (
      id uuid constraint files_pk primary key,
      key_id uuid not null,
      account_id uuid constraint files_account references accounts,
      kind text not null constraint files_kind check (kind in ('photo', 'document')),
      media_type text not null,
      size int not null,
      content bytea not null,
      created_at timestamptz not null default now()
    );

    create table residents (
      id uuid constraint residents_pk primary key,
      account_id uuid constraint residents_account references accounts,
      key_id uuid not null,
      first_name text not null,
      last_name text not null,
      birth_date date,
      pesel bytea,
      pesel_index bytea constraint residents_pesel_unique unique,
      email text,
      phone text,
      street text not null default '',
      house_number text not null default '',
      flat_number text not null default '',
      postal_code text not null default '',
      place text not null default '',
      remarks text not null default '',
      photo_file_id uuid constraint residents_photo references files,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );

    create table applications (
      id uuid constraint applications_pk primary key,
      number int generated always as identity constraint applications_number_unique unique,
      type text not null,
      package_code text not null constraint applications_package references packages,
      account_id uuid not null constraint applications_account references accounts,
      resident_id uuid constraint applications_resident references residents,
      state text not null,
      first_name text not null default '',
      last_name text not null default '',
      pesel bytea,
      pesel_index bytea,
      birth_date date,
      street text not null default '',
      house_number text not null default '',
      flat_number text not null default '',
      postal_code text not null default '',
      place text not null default '',
      email text not null default '',
      phone text not null default '',
      pickup_point_id uuid constraint applications_pickup_point references pickup_points,
      consents uuid[] not null default '{}',
      photo_file_id uuid constraint applications_photo references files,
      checks jsonb not null default '[]',
      completion_answer text,
      workflow_id text,
      created_at timestamptz not null default now(),
      submitted_at timestamptz,
      decided_at timestamptz,
      decision_due date,
      updated_at timestamptz not null default now()
    );
    create index applications_account on applications (account_id);
    -- Never two open applications of one type for one person (docs/requirements.md, section 5).
    create unique index applications_one_open on applications (type, pesel_index)
      where state in ('submitted', 'in-review', 'completion-requested', 'completed-by-applicant', 'in-production', 'ready-for-pickup');

    create table application_documents (
      application_id uuid not null constraint application_documents_application references applications on delete cascade,
      file_id uuid not null constraint application_documents_file references files,
      document_type text not null,
      name text not null,
      added_at timestamptz not null default now(),
      constraint application_documents_pk primary key (application_id, file_id)
    );

    create table application_events (
      id bigint generated always as identity constraint application_events_pk primary key,
      application_id uuid not null constraint application_events_application references applications on delete cascade,
      -- One visit of one process element writes one line, however often it is repeated.
      key text not null,
      at timestamptz not null default now(),
      code text not null,
      note text,
      due date,
      constraint application_events_key_unique unique (application_id, key)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table application_events, application_documents, applications, residents, files, packages');
}
