import type { Knex } from 'knex';

/** A point without a station of its own may have its cards made at another one (000-03). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table pickup_points add column made_at uuid constraint pickup_points_made_at references pickup_points;
    create index pickup_points_made_at_id on pickup_points (made_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table pickup_points drop column made_at');
}
