import type { Knex } from 'knex';

/** Codes of virtual cards are signed with a key of their own. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table data_keys
      drop constraint data_keys_purpose,
      add constraint data_keys_purpose check (purpose in ('person', 'city', 'payload', 'index', 'cookie', 'card-code'))
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from data_keys where purpose = 'card-code';
    alter table data_keys
      drop constraint data_keys_purpose,
      add constraint data_keys_purpose check (purpose in ('person', 'city', 'payload', 'index', 'cookie'))
  `);
}
