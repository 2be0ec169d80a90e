import type { Knex } from 'knex';

/** The arms of the town, one picture, made anew from what was sent. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table town_arms (
      id int constraint town_arms_pk primary key constraint town_arms_one check (id = 1),
      picture bytea not null,
      version int not null,
      changed_at timestamptz not null,
      changed_by uuid not null constraint town_arms_changer references operators
    );
    create index town_arms_changed_by on town_arms (changed_by);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table town_arms');
}
