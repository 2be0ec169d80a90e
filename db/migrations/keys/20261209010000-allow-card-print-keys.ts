import type { Knex } from 'knex';

/** What is printed on cards is signed with a key of its own (ADR 70). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table data_keys
      drop constraint data_keys_purpose,
      add constraint data_keys_purpose check (
        purpose in ('person', 'city', 'payload', 'index', 'cookie', 'card-code', 'card-status', 'card-print')
      )
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from data_keys where purpose = 'card-print';
    alter table data_keys
      drop constraint data_keys_purpose,
      add constraint data_keys_purpose check (
        purpose in ('person', 'city', 'payload', 'index', 'cookie', 'card-code', 'card-status')
      )
  `);
}
