import type { Knex } from 'knex';

/** What somebody shows beside the password: a code of an app, a passkey, or one of the codes that were written down. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table second_factors (
      id uuid constraint second_factors_pk primary key,
      kind text not null constraint second_factors_kind check (kind in ('resident', 'operator')),
      subject uuid not null,
      method text not null constraint second_factors_method check (method in ('totp', 'passkey')),
      name text not null,
      -- Sealed with the city's key.
      secret bytea,
      -- The 30 seconds of the last code that was taken (RFC 6238): no code is taken twice.
      last_step bigint,
      credential_id text constraint second_factors_credential unique,
      public_key bytea,
      counter bigint,
      transports text[],
      created_at timestamptz not null,
      -- Null until its first code was right: it counts for nothing before.
      confirmed_at timestamptz,
      used_at timestamptz,
      constraint second_factors_whole check (case method
        when 'totp' then secret is not null
        else credential_id is not null and public_key is not null and counter is not null end)
    );
    create index second_factors_subject on second_factors (subject);

    create table recovery_codes (
      kind text not null constraint recovery_codes_kind check (kind in ('resident', 'operator')),
      subject uuid not null,
      code_hash bytea not null,
      used_at timestamptz,
      constraint recovery_codes_pk primary key (subject, kind, code_hash)
    );

    -- A town that works already goes on by password alone, and says so, until it decides otherwise.
    insert into settings (key, value) select 'staffSecondFactor', 'false' where exists (select 1 from operators)
      on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table recovery_codes, second_factors');
}
