import type { Knex } from 'knex';

/** A thrown message or signal looks for who waits for it; waits that are over stay in the table. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `create index process_waits_open on process_waits (kind, name) where ended_at is null and name is not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index process_waits_open');
}
