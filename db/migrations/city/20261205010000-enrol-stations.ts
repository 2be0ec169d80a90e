import type { Knex } from 'knex';

/**
 * A station is added at a screen, enrols itself with a code and may be revoked (000-02, 001-24). A job says at which point it
 * was given out: a station that moves takes no used blanks along.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table stations
      alter column token_hash drop not null,
      add column version integer not null default 1,
      add column enrolled_at timestamptz,
      add column revoked_at timestamptz,
      add column code_index bytea constraint stations_code_unique unique,
      add column code_until timestamptz,
      add constraint stations_code check ((code_index is null) = (code_until is null)),
      add constraint stations_revoked check (revoked_at is null or token_hash is null);
    alter table station_jobs add column pickup_point_id uuid constraint station_jobs_point references pickup_points;
    update station_jobs set pickup_point_id = stations.pickup_point_id from stations where stations.id = station_id;
    alter table station_jobs alter column pickup_point_id set not null;
    create index station_jobs_pickup_point_id on station_jobs (pickup_point_id);
  `);
}

/** A station without a key gets one that nobody has. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table station_jobs drop column pickup_point_id;
    update stations set token_hash = sha256(gen_random_uuid()::text::bytea) where token_hash is null;
    alter table stations
      drop constraint stations_revoked, drop constraint stations_code,
      drop column version, drop column enrolled_at, drop column revoked_at, drop column code_index, drop column code_until,
      alter column token_hash set not null;
  `);
}
