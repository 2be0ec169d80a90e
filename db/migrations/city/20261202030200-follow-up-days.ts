import type { Knex } from 'knex';

/** A task comes back on a day, as its deadline is a day: which moment begins it is the city's own matter. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table tasks add column follow_up_on date;
    update tasks set follow_up_on = (follow_up_at at time zone 'Europe/Warsaw')::date where follow_up_at is not null;
    alter table tasks drop column follow_up_at;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table tasks add column follow_up_at timestamptz;
    update tasks set follow_up_at = follow_up_on::timestamp at time zone 'Europe/Warsaw' where follow_up_on is not null;
    alter table tasks drop column follow_up_on;
  `);
}
