import type { Knex } from 'knex';

/** Devices of controllers: what each may show, who may work in its name, and how many cards it has checked (000-41, 000-43). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table readers (
      id uuid constraint readers_pk primary key,
      name text not null constraint readers_name_unique unique,
      partner_id uuid constraint readers_partner references partners,
      shows text[] not null,
      offline_hours smallint not null,
      version integer not null default 1,
      pin_hash text,
      -- wrong PINs in a row
      pin_failures smallint not null default 0,
      shift_hash bytea,
      shift_until timestamptz,
      -- stays when it is revoked, so that the device learns why nobody answers
      token_hash bytea constraint readers_token_unique unique,
      code_index bytea constraint readers_code_unique unique,
      code_until timestamptz,
      -- sealed: what the device looks into its table of cards with
      table_key bytea,
      enrolled_at timestamptz,
      revoked_at timestamptz,
      last_seen_at timestamptz,
      app_version text,
      constraint readers_code check ((code_index is null) = (code_until is null)),
      constraint readers_shift check ((shift_hash is null) = (shift_until is null)),
      constraint readers_enrolled check ((token_hash is null) = (table_key is null))
    );

    -- no card and no person is in it
    create table reader_checks (
      id uuid constraint reader_checks_pk primary key,
      reader_id uuid not null constraint reader_checks_reader references readers,
      at timestamptz not null,
      way text not null,
      verdict text not null,
      is_offline boolean not null
    );
    create index reader_checks_reader on reader_checks (reader_id, at);
    create index reader_checks_at on reader_checks (at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table reader_checks, readers');
}
