import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table settings (key text constraint settings_pk primary key, value jsonb not null);

    create table pickup_points (
      id uuid constraint pickup_points_pk primary key,
      name text not null constraint pickup_points_name_unique unique,
      address text not null,
      opening_hours text not null,
      position int not null default 0
    );

    create table operators (
      id uuid constraint operators_pk primary key,
      email text not null constraint operators_email_unique unique,
      name text not null,
      unit text not null,
      password_hash text not null,
      roles text[] not null,
      pickup_point_id uuid constraint operators_pickup_point references pickup_points,
      is_active boolean not null default true
    );

    create table accounts (
      id uuid constraint accounts_pk primary key,
      email text not null,
      first_name text not null,
      last_name text not null,
      phone text,
      password_hash text not null,
      state text not null constraint accounts_state check (state in ('pending', 'active', 'locked', 'closed')),
      key_id uuid not null,
      created_at timestamptz not null default now(),
      activated_at timestamptz
    );
    create unique index accounts_email_unique on accounts (email) where state <> 'closed';

    create table account_tokens (
      token_hash bytea constraint account_tokens_pk primary key,
      account_id uuid not null constraint account_tokens_account references accounts on delete cascade,
      purpose text not null constraint account_tokens_purpose check (purpose in ('activation', 'password-reset')),
      expires_at timestamptz not null,
      used_at timestamptz
    );

    create table consent_texts (
      id uuid constraint consent_texts_pk primary key,
      kind text not null,
      version int not null,
      statement text not null,
      link text,
      title text not null,
      paragraphs text[] not null,
      -- registration | application
      asked_at text not null,
      required boolean not null,
      position int not null default 0,
      constraint consent_texts_version_unique unique (kind, version),
      -- RODO art. 7(4): marketing is never a condition (requirements T1).
      constraint consent_texts_marketing_optional check (kind <> 'marketing' or not required)
    );

    create table consents (
      account_id uuid not null constraint consents_account references accounts on delete cascade,
      consent_text_id uuid not null constraint consents_text references consent_texts,
      given_at timestamptz not null,
      withdrawn_at timestamptz,
      constraint consents_pk primary key (account_id, consent_text_id)
    );

    create table resident_sessions (sid text constraint resident_sessions_pk primary key, sess json not null, expire timestamptz not null);
    create index resident_sessions_expire on resident_sessions (expire);
    create table operator_sessions (sid text constraint operator_sessions_pk primary key, sess json not null, expire timestamptz not null);
    create index operator_sessions_expire on operator_sessions (expire);

    create table rate_limits (key text constraint rate_limits_pk primary key, points int not null default 0, expire bigint);

    -- One row for each intended act of a client: a repeat gives the kept answer, other content under the key is refused.
    create table idempotency_keys (
      owner text not null,
      key text not null,
      request_hash bytea not null,
      answer jsonb,
      created_at timestamptz not null default now(),
      constraint idempotency_keys_pk primary key (owner, key)
    );

    create table audit (
      id bigint generated always as identity constraint audit_pk primary key,
      at timestamptz not null default now(),
      actor_kind text not null,
      actor_id text,
      act text not null,
      subject_kind text not null,
      subject_id text,
      facts jsonb not null default '{}'
    );
    create index audit_subject on audit (subject_kind, subject_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table audit, idempotency_keys, rate_limits, operator_sessions, resident_sessions, consents, consent_texts,
      account_tokens, accounts, operators, pickup_points, settings
  `);
}
