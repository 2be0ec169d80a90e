import type { Knex } from 'knex';

/** How long steps that residents see usually take, and how long decisions do. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index process_elements_public on process_elements (element_id, left_at) where public_label is not null;
    create index applications_decided on applications (type, decided_at) where decided_at is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index process_elements_public, applications_decided');
}
