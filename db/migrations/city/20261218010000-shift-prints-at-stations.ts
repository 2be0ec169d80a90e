import type { Knex } from 'knex';

/** Each printer lies off by a little of its own: a station says how far its prints are shifted, in tenths of a millimetre (000-21). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table stations
      add column print_front_x smallint not null default 0,
      add column print_front_y smallint not null default 0,
      add column print_back_x smallint not null default 0,
      add column print_back_y smallint not null default 0,
      add constraint stations_print_offset check (
        print_front_x between -30 and 30 and print_front_y between -30 and 30 and
        print_back_x between -30 and 30 and print_back_y between -30 and 30
      );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table stations
      drop column print_front_x, drop column print_front_y, drop column print_back_x, drop column print_back_y;
  `);
}
