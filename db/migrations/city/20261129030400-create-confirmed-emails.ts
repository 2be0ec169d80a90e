import type { Knex } from 'knex';

/** Addresses beside the account's own that its owner has typed, and shown to read. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table account_emails (
      account_id uuid not null constraint account_emails_account references accounts on delete cascade,
      email text not null,
      token_hash bytea not null constraint account_emails_token unique,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      confirmed_at timestamptz,
      constraint account_emails_pk primary key (account_id, email)
    );
    create index account_emails_email on account_emails (email, asked_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table account_emails');
}
