import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table data_keys (
      id uuid constraint data_keys_pk primary key,
      city_id text not null,
      purpose text not null constraint data_keys_purpose check (purpose in ('person', 'city', 'payload', 'index')),
      -- AES-256-GCM under the master key; null once destroyed: what it protected cannot be read any more.
      wrapped bytea,
      created_at timestamptz not null default now(),
      destroyed_at timestamptz
    );
    create unique index data_keys_one_per_city on data_keys (city_id, purpose) where purpose <> 'person';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table data_keys');
}
