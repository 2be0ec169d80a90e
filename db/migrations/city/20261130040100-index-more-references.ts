import type { Knex } from 'knex';

/** Whose lock an account shares, and the phones of an account, cut off or not: found when a row is deleted. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index accounts_locked_by on accounts (locked_by) where locked_by is not null;
    create index card_devices_of_account on card_devices (account_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index accounts_locked_by, card_devices_of_account');
}
