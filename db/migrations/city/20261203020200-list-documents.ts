import type { Knex } from 'knex';

/** Documents of people as a register: its orders and searches are walked by indexes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index resident_documents_by_added on resident_documents (added_at, id);
    create index resident_documents_by_end on resident_documents (delete_on, id);
    create index resident_documents_of_type on resident_documents (type_code, added_at, id);
    create index resident_documents_find_name on resident_documents using gin (km_fold(name) gin_trgm_ops);
    create index resident_documents_by_deleted on resident_documents ((coalesce(deleted_at, 'epoch')), id);
    create index resident_documents_of_state
      on resident_documents ((case when file_id is null then 'deleted' else 'kept' end) collate "pl-x-icu", id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index resident_documents_by_added, resident_documents_by_end, resident_documents_of_type,
      resident_documents_find_name, resident_documents_by_deleted, resident_documents_of_state;
  `);
}
