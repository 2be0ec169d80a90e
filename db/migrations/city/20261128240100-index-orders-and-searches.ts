import type { Knex } from 'knex';

/**
 * Each order of a register is walked by an index, down to its last key; each text that is searched is found by its
 * trigrams, folded as people search it (services/src/registers). Orders and searches name the same expressions.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index applications_by_holder on applications ((last_name || ' ' || first_name) collate "pl-x-icu", id);
    create index applications_by_type on applications (type collate "pl-x-icu", id);
    create index applications_by_state on applications (state collate "pl-x-icu", id);
    create index applications_by_submitted on applications ((coalesce(submitted_at, 'epoch')), id);
    create index cards_by_number on cards (number collate "pl-x-icu", id);
    create index cards_by_holder on cards (holder_name collate "pl-x-icu", id);
    create index cards_by_state on cards (state collate "pl-x-icu", id);
    create index cards_by_issued on cards ((coalesce(issued_at, 'epoch')), id);
    create index cards_by_valid_until on cards ((coalesce(valid_until, 'infinity')), id);
    create index cards_by_ready on cards ((coalesce(ready_at, 'epoch')), id);
    create index cards_by_created on cards (created_at, id);
    create index notifications_by_letter on notifications (template collate "pl-x-icu", id);
    create index notifications_by_state on notifications (state collate "pl-x-icu", id);
    create index notifications_by_channel on notifications (channel collate "pl-x-icu", id);
    create index notifications_by_created on notifications (created_at, id);
    create index notifications_by_attempts on notifications (attempts, id);
    create index notifications_by_attempted on notifications ((coalesce(attempted_at, 'epoch')), id);
    create index process_instances_by_version on process_instances (version, workflow_id collate "pl-x-icu");
    create index process_instances_by_started on process_instances (started_at, workflow_id collate "pl-x-icu");
    create index process_instances_by_ended on process_instances ((coalesce(ended_at, 'infinity')), workflow_id collate "pl-x-icu");
    create index process_instances_by_id on process_instances (workflow_id collate "pl-x-icu");
    create index applications_of_state on applications (state, coalesce(submitted_at, 'epoch'), id);
    create index cards_of_state on cards (state, created_at, id);
    drop index process_instances_started;

    create extension if not exists pg_trgm;
    create index applications_find_name on applications using gin (name_fold gin_trgm_ops);
    create index applications_find_number on applications using gin ((number::text) gin_trgm_ops);
    create index cards_find_holder on cards using gin (holder_fold gin_trgm_ops);
    create index cards_find_number on cards using gin (km_fold(number) gin_trgm_ops);
    create index notifications_find_problem on notifications using gin (km_fold(problem) gin_trgm_ops)
      where problem is not null;
    create index process_instances_find_id on process_instances using gin (km_fold(workflow_id) gin_trgm_ops);
    create index process_instances_key on process_instances (process_key);
    create index process_instances_case on process_instances (case_id);
    create index process_elements_find_step on process_elements using gin (km_fold(name) gin_trgm_ops)
      where left_at is null and name <> '';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index process_elements_find_step, process_instances_case, process_instances_key, process_instances_find_id,
      notifications_find_problem, cards_find_number, cards_find_holder, applications_find_number, applications_find_name;
    drop extension pg_trgm;
    create index process_instances_started on process_instances (started_at desc);
    drop index cards_of_state, applications_of_state,
      applications_by_holder, applications_by_type, applications_by_state, applications_by_submitted, cards_by_number, cards_by_holder, cards_by_state, cards_by_issued, cards_by_valid_until, cards_by_ready, cards_by_created, notifications_by_letter, notifications_by_state, notifications_by_channel, notifications_by_created, notifications_by_attempts, notifications_by_attempted, process_instances_by_version, process_instances_by_started, process_instances_by_ended, process_instances_by_id;
  `);
}
