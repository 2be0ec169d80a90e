import type { Knex } from 'knex';

/** Phones that show the cards of an account (D-9). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table card_devices (
      id uuid constraint card_devices_pk primary key,
      account_id uuid not null constraint card_devices_account references accounts on delete cascade,
      name text not null,
      secret_hash bytea not null constraint card_devices_secret_unique unique,
      added_at timestamptz not null,
      seen_at timestamptz not null,
      -- cut off from the panel, or by a new secret
      ended_at timestamptz
    );
    create index card_devices_account on card_devices (account_id) where ended_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table card_devices');
}
