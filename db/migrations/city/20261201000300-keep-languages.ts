import type { Knex } from 'knex';

/** The language of the portal that somebody chose; letters come in it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts
      add column language text not null default 'pl' constraint accounts_language check (language in ('pl', 'en', 'uk'))
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table accounts drop column language');
}
