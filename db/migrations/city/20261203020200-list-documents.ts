import type { Knex } from 'knex';

/**
 * Documents of people as a register: its orders and searches are walked by indexes, a right of its own opens it, and a role from
 * which names are hidden does not find them here.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index resident_documents_by_added on resident_documents (added_at, id);
    create index resident_documents_by_end on resident_documents (delete_on, id);
    create index resident_documents_of_type on resident_documents (type_code, added_at, id);
    create index resident_documents_find_name on resident_documents using gin (km_fold(name) gin_trgm_ops);
    create index resident_documents_by_deleted on resident_documents ((coalesce(deleted_at, 'epoch')), id);
    create index resident_documents_of_state
      on resident_documents ((case when file_id is null then 'deleted' else 'kept' end) collate "pl-x-icu", id);
    insert into role_grants (role_code, permission)
      select code, 'documents.read' from roles where code = 'lead' on conflict do nothing;
    insert into field_rights (register, field, role_code)
      select 'documents', hidden.field, names.role_code
      from field_rights as names cross join (values ('person'), ('name')) as hidden (field)
      where names.register = 'residents' and names.field = 'name' on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from role_grants where permission = 'documents.read';
    delete from field_rights where register = 'documents';
    drop index resident_documents_by_added, resident_documents_by_end, resident_documents_of_type,
      resident_documents_find_name, resident_documents_by_deleted, resident_documents_of_state;
  `);
}
