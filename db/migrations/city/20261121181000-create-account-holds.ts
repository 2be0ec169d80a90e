import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts
      -- What a closed account goes back to when its erasure is taken back.
      add column closed_from text,
      -- From here on the data go: no hold comes in time any more.
      add column erasing_since timestamptz,
      add column erased_at timestamptz;

    alter table erasures
      add column cancel_asked_at timestamptz,
      add column grace_ended_at timestamptz;

    -- A legal hold keeps an account from being erased until it is lifted; the reason is told to its owner.
    create table account_holds (
      id uuid constraint account_holds_pk primary key,
      account_id uuid not null constraint account_holds_account references accounts,
      reason text not null,
      set_by uuid not null constraint account_holds_set_by references operators,
      set_at timestamptz not null default now(),
      -- The visit of the process element that told the owner: each hold is told once.
      told_key text,
      lift_reason text,
      lifted_by uuid constraint account_holds_lifted_by references operators,
      lifted_at timestamptz
    );
    create unique index account_holds_one_open on account_holds (account_id) where lifted_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table account_holds;
    alter table erasures drop column grace_ended_at, drop column cancel_asked_at;
    alter table accounts drop column erased_at, drop column erasing_since, drop column closed_from;
  `);
}
