import type { Knex } from 'knex';

/** The member of the family for whom a resident did it; no reference, since a row of the audit outlives the family. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table audit add column acts_for uuid;
    alter table decisions add column acts_for uuid;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table audit drop column acts_for;
    alter table decisions drop column acts_for;
  `);
}
