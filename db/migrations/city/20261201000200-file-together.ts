import type { Knex } from 'knex';

/** Applications for several children that are filed in one act, all or none. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table applications add column filing_id uuid;
    create index applications_filing on applications (filing_id, number) where filing_id is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table applications drop column filing_id');
}
