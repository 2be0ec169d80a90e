import type { Knex } from 'knex';

/**
 * Numbers and ids are kept folded too, so that a word without an index costs a look at a text and no folding of it; and the
 * names of the steps where cases stand are found without the steps that are over.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index cards_find_number, process_instances_find_id;
    alter table cards add column number_fold text not null generated always as (km_fold(number)) stored;
    alter table process_instances add column id_fold text not null generated always as (km_fold(workflow_id)) stored;
    create index cards_find_number on cards using gin (number_fold gin_trgm_ops);
    create index process_instances_find_id on process_instances using gin (id_fold gin_trgm_ops);
    drop index process_elements_find_step;
    create index process_elements_at_step on process_elements (name, workflow_id) where left_at is null and name <> '';
    create index process_instances_suspended on process_instances (started_at) where suspended_at is not null;
    create index process_instances_of_state on process_instances (state, started_at, workflow_id collate "pl-x-icu");
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index process_instances_of_state, process_instances_suspended, process_elements_at_step,
      process_instances_find_id, cards_find_number;
    create index process_elements_find_step on process_elements using gin (km_fold(name) gin_trgm_ops)
      where left_at is null and name <> '';
    alter table process_instances drop column id_fold;
    alter table cards drop column number_fold;
    create index process_instances_find_id on process_instances using gin (km_fold(workflow_id) gin_trgm_ops);
    create index cards_find_number on cards using gin (km_fold(number) gin_trgm_ops);
  `);
}
