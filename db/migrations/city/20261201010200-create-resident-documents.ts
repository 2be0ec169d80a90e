import type { Knex } from 'knex';

/**
 * Documents of a person beside those of applications, each with the day on which it is deleted (000-23, H-6). A deleted one
 * leaves its entry: when, why, by whom.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table resident_documents (
      id uuid constraint resident_documents_pk primary key,
      resident_id uuid not null constraint resident_documents_resident references residents,
      -- Null: it was deleted.
      file_id uuid constraint resident_documents_file references files,
      type_code text not null,
      name text not null,
      added_at timestamptz not null,
      added_by uuid not null constraint resident_documents_added_by references operators,
      delete_on date not null,
      deleted_at timestamptz,
      deleted_why text constraint resident_documents_why check (deleted_why in ('retention', 'office')),
      deleted_reason text not null default '',
      deleted_by uuid constraint resident_documents_deleted_by references operators,
      constraint resident_documents_deleted check ((file_id is null) = (deleted_at is not null))
    );
    create index resident_documents_of on resident_documents (resident_id, added_at);
    create index resident_documents_by_file on resident_documents (file_id);
    create index resident_documents_adder on resident_documents (added_by);
    create index resident_documents_deleter on resident_documents (deleted_by);
    create index resident_documents_due on resident_documents (delete_on) where file_id is not null;
    alter table resident_changes drop constraint resident_changes_source;
    alter table resident_changes add constraint resident_changes_source
      check (source in ('office', 'application', 'import', 'merge', 'retention'));
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table resident_documents');
}
