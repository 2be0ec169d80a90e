import type { Knex } from 'knex';

/** A registration waits with its link, not at the account; and who has signed in before is known by their device. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table account_tokens
      -- Names, password hash and consents of the registration whose link this is.
      add column registration jsonb;

    create table known_devices (
      token_hash bytea not null,
      kind text not null constraint known_devices_kind check (kind in ('resident', 'operator')),
      subject uuid not null,
      seen_at timestamptz not null,
      constraint known_devices_pk primary key (token_hash, kind, subject)
    );
    create index known_devices_subject on known_devices (subject);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table known_devices;
    alter table account_tokens drop column registration;
  `);
}
