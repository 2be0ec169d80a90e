import type { Knex } from 'knex';

/**
 * Somebody of a family has an account of their own: an address where they sign in themselves, none where the family's holder
 * does everything. An invitation carries the link with which a member takes their login. What was withdrawn can lock accounts,
 * and a text of consent says from when it holds.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts
      alter column email drop not null,
      -- Whose withdrawn consent has locked it.
      add column locked_by uuid constraint accounts_locked_by references accounts,
      -- An address that waits for the click in the letter that went there.
      add column pending_email text;

    -- Since when an adult who signs in themselves lets the family's holder act for them.
    alter table family_members add column guardian_allowed_at timestamptz;

    create table family_invitations (
      token_hash bytea constraint family_invitations_pk primary key,
      member_id uuid not null constraint family_invitations_member references family_members on delete cascade,
      email text not null,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index family_invitations_member on family_invitations (member_id, sent_at);
    create index family_invitations_email on family_invitations (email, sent_at);

    alter table consent_texts add column valid_from date;

    alter table account_tokens drop constraint account_tokens_purpose;
    alter table account_tokens add constraint account_tokens_purpose
      check (purpose in ('activation', 'password-reset', 'email-change'));
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table account_tokens drop constraint account_tokens_purpose;
    alter table account_tokens add constraint account_tokens_purpose check (purpose in ('activation', 'password-reset'));
    alter table consent_texts drop column valid_from;
    drop table family_invitations;
    alter table family_members drop column guardian_allowed_at;
    alter table accounts drop column pending_email, drop column locked_by;
  `);
}
