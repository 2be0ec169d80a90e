import type { Knex } from 'knex';

const PURPOSES = "'person', 'city', 'payload', 'index', 'cookie', 'card-code'";

/** The list of statuses is signed with a key of its own. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table data_keys
      drop constraint data_keys_purpose,
      add constraint data_keys_purpose check (purpose in (${PURPOSES}, 'card-status'))
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from data_keys where purpose = 'card-status';
    alter table data_keys
      drop constraint data_keys_purpose,
      add constraint data_keys_purpose check (purpose in (${PURPOSES}))
  `);
}
