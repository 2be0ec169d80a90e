import type { Knex } from 'knex';

/** The master key of a town's chips, where no PKCS#11 token has it (ADR 74). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table data_keys
      drop constraint data_keys_purpose,
      add constraint data_keys_purpose check (
        purpose in ('person', 'city', 'payload', 'index', 'cookie', 'card-code', 'card-status', 'card-print', 'chip')
      )
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from data_keys where purpose = 'chip';
    alter table data_keys
      drop constraint data_keys_purpose,
      add constraint data_keys_purpose check (
        purpose in ('person', 'city', 'payload', 'index', 'cookie', 'card-code', 'card-status', 'card-print')
      )
  `);
}
