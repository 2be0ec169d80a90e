import type { Knex } from 'knex';

/**
 * Numbers that their owner has shown to read, and codes that went out to show it. Of the numbers that accounts have today, the
 * one that was set with the password counts as shown, as its row of the audit says; every other one waits for its code.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table account_phones (
      account_id uuid not null constraint account_phones_account references accounts on delete cascade,
      phone text not null,
      confirmed_at timestamptz not null,
      constraint account_phones_pk primary key (account_id, phone)
    );
    create table phone_codes (
      id uuid constraint phone_codes_pk primary key,
      account_id uuid not null constraint phone_codes_account references accounts on delete cascade,
      phone text not null,
      -- keyed: six digits alone are guessed from any plain hash
      code_hash bytea not null,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      wrong_guesses int not null default 0
    );
    create index phone_codes_account on phone_codes (account_id, sent_at);
    create index phone_codes_phone on phone_codes (phone, sent_at);

    insert into account_phones (account_id, phone, confirmed_at)
      select a.id, a.phone, max(r.at) from accounts as a
        join audit as r on r.subject_kind = 'account' and r.subject_id = a.id::text and r.act = 'account.change-phone'
        where a.phone is not null group by a.id, a.phone;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table phone_codes, account_phones');
}
