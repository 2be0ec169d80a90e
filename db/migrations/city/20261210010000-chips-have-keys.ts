import type { Knex } from 'knex';

/** A chip may have a key of its own (level L1, ADR 74): which version of the town's master key it comes of. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table cards
      add column chip_key_version smallint constraint cards_chip_key_version check (chip_key_version between 1 and 255),
      add constraint cards_key_is_of_a_chip check (chip_key_version is null or uid_index is not null);
    -- which key the job asks for; none: the UID alone
    alter table station_jobs
      add column chip_key_version smallint constraint station_jobs_chip_key_version check (chip_key_version between 1 and 255);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table station_jobs drop column chip_key_version;
    alter table cards drop constraint cards_key_is_of_a_chip, drop column chip_key_version;
  `);
}
