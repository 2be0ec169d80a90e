import type { Knex } from 'knex';

/** People of the office are invited by a letter, and switched off when they leave: their rows stay, as others name them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table operators
      -- a letter with a link is out, and no password is set yet
      add column invited_at timestamptz,
      add column switched_off_at timestamptz;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table operators drop column switched_off_at, drop column invited_at');
}
