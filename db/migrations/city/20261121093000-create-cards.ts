import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create sequence card_serial;

    create table cards (
      id uuid constraint cards_pk primary key,
      number text not null constraint cards_number_unique unique,
      application_id uuid constraint cards_application references applications,
      resident_id uuid not null constraint cards_resident references residents,
      key_id uuid not null,
      state text not null,
      uid bytea,
      uid_index bytea constraint cards_uid_unique unique,
      photo_file_id uuid constraint cards_photo references files,
      holder_name text not null,
      pickup_point_id uuid constraint cards_pickup_point references pickup_points,
      created_at timestamptz not null default now(),
      ready_at timestamptz,
      issued_at timestamptz,
      issued_by uuid constraint cards_issued_by references operators,
      valid_from date,
      valid_until date
    );
    create unique index cards_one_per_application on cards (application_id) where state <> 'spoiled';
    create index cards_resident on cards (resident_id);

    create table resident_packages (
      resident_id uuid not null constraint resident_packages_resident references residents,
      package_code text not null constraint resident_packages_package references packages,
      card_id uuid constraint resident_packages_card references cards,
      valid_until date not null,
      constraint resident_packages_pk primary key (resident_id, package_code)
    );

    create table stations (
      id uuid constraint stations_pk primary key,
      name text not null constraint stations_name_unique unique,
      pickup_point_id uuid not null constraint stations_pickup_point references pickup_points,
      token_hash bytea not null constraint stations_token_unique unique,
      last_seen_at timestamptz,
      agent_version text,
      adapters jsonb,
      printer_state text not null default 'offline',
      printer_reasons text[] not null default '{}',
      reader_state text not null default 'offline',
      card_present boolean not null default false
    );

    create table production_tasks (
      task_id text constraint production_tasks_pk primary key constraint production_tasks_task references tasks,
      card_id uuid not null constraint production_tasks_card references cards,
      step text not null,
      revision int not null default 0,
      problem text,
      answers text[] not null default '{}',
      station_id uuid constraint production_tasks_station references stations
    );

    create table station_jobs (
      id uuid constraint station_jobs_pk primary key,
      -- workflow id + phase + attempt: the same order is the same job (docs/facts/devices.md).
      key text not null constraint station_jobs_key_unique unique,
      workflow_id text not null,
      card_id uuid not null constraint station_jobs_card references cards,
      station_id uuid not null constraint station_jobs_station references stations,
      operator_id uuid not null constraint station_jobs_operator references operators,
      phase text not null constraint station_jobs_phase check (phase in ('read-uid', 'produce')),
      state text not null constraint station_jobs_state check (state in ('waiting', 'claimed', 'done', 'failed', 'withdrawn')),
      fencing int not null default 0,
      lease_until timestamptz,
      uid bytea,
      uid_index bytea,
      pdf bytea,
      pdf_digest text,
      code text,
      created_at timestamptz not null default now(),
      ended_at timestamptz
    );
    create index station_jobs_waiting on station_jobs (station_id, created_at) where state in ('waiting', 'claimed');

    create table station_reports (
      job_id uuid not null constraint station_reports_job references station_jobs,
      state text not null,
      at timestamptz not null default now(),
      code text,
      constraint station_reports_pk primary key (job_id, state)
    );

    create table spoiled_blanks (
      id uuid constraint spoiled_blanks_pk primary key,
      job_id uuid not null constraint spoiled_blanks_job_unique unique constraint spoiled_blanks_job references station_jobs,
      card_id uuid not null constraint spoiled_blanks_card references cards,
      operator_id uuid not null,
      uid_index bytea,
      reason text,
      at timestamptz not null default now()
    );
    create unique index spoiled_blanks_uid_unique on spoiled_blanks (uid_index);

    create table notifications (
      id uuid constraint notifications_pk primary key,
      -- One visit of one element sends one message on each channel.
      key text not null,
      channel text not null constraint notifications_channel check (channel in ('mail', 'sms')),
      template text not null,
      account_id uuid not null constraint notifications_account references accounts,
      application_id uuid constraint notifications_application references applications,
      recipient text not null,
      key_id uuid not null,
      -- Encrypted; emptied after sending where it holds a secret link.
      content bytea,
      state text not null default 'waiting'
        constraint notifications_state check (state in ('waiting', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'ambiguous')),
      attempts int not null default 0,
      attempted_at timestamptz,
      provider_id text,
      problem text,
      possible_duplicate boolean not null default false,
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      constraint notifications_key_unique unique (key, channel)
    );

    create table partners (
      id uuid constraint partners_pk primary key,
      name text not null,
      category text not null,
      client_id text not null constraint partners_client_unique unique,
      secret_hash text not null,
      scopes text[] not null,
      is_active boolean not null default true
    );
    create table partner_tokens (
      token_hash bytea constraint partner_tokens_pk primary key,
      partner_id uuid not null constraint partner_tokens_partner references partners on delete cascade,
      scopes text[] not null,
      expires_at timestamptz not null
    );
    create table discounts (
      id uuid constraint discounts_pk primary key,
      partner_id uuid not null constraint discounts_partner references partners,
      package_code text not null constraint discounts_package references packages,
      name text not null,
      description text not null,
      constraint discounts_name_unique unique (partner_id, name)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table discounts, partner_tokens, partners, notifications, spoiled_blanks, station_reports, station_jobs,
      production_tasks, stations, resident_packages, cards;
    drop sequence card_serial;
  `);
}
