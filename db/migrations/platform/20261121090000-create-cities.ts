import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table cities (
      id text constraint cities_pk primary key,
      name text not null,
      database text not null constraint cities_database_unique unique,
      hosts text[] not null default '{}',
      zone text not null default 'Europe/Warsaw',
      is_default boolean not null default false
    );
    create unique index cities_one_default on cities (is_default) where is_default;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table cities');
}
