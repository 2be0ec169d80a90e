import type { Knex } from 'knex';

/** Places and their streets as TERYT names them (GUS), to be suggested while an address is typed; a place has a row without a street. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table address_names (
      place_code text not null,
      -- '' for the place itself.
      street_code text not null,
      place text not null,
      street text not null,
      place_fold text not null generated always as (km_fold(place)) stored,
      street_fold text not null generated always as (km_fold(street)) stored,
      constraint address_names_pk primary key (place_code, street_code)
    );
    create index address_names_place on address_names (place_fold text_pattern_ops) where street_code = '';
    create index address_names_street on address_names (place_fold, street_fold) where street_code <> '';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table address_names');
}
