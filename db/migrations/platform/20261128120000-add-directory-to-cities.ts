import type { Knex } from 'knex';

/** A city may be paused or removed while programs run; addresses and channels are its own. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table cities
      add column state text not null default 'active'
        constraint cities_state check (state in ('active', 'paused', 'removed')),
      add column portal_url text,
      add column office_url text,
      add column channels bytea,
      add column channels_key_id uuid,
      add constraint cities_channels_sealed check ((channels is null) = (channels_key_id is null));
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table cities
      drop column state, drop column portal_url, drop column office_url, drop column channels, drop column channels_key_id
  `);
}
