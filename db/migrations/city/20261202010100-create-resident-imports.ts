import type { Knex } from 'knex';

/**
 * Residents brought in from a file (000-09): the file in parts, sealed under a key of the import, so that it is worked at in
 * transactions that each say how far they came; which entries came by it, so that all of it can be undone. A look at an entry
 * goes with the entry.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table resident_imports (
      id uuid constraint resident_imports_pk primary key,
      number int generated always as identity constraint resident_imports_number_unique unique,
      name text not null,
      operator_id uuid not null constraint resident_imports_operator references operators,
      key_id uuid not null,
      state text not null constraint resident_imports_state
        check (state in ('draft', 'running', 'done', 'undoing', 'undone', 'discarded')),
      encoding text not null,
      separator text not null,
      -- Sealed: headings and the first rows, while it is a draft.
      sample bytea,
      columns jsonb,
      words jsonb,
      rows int not null,
      parts int not null,
      -- Parts that are worked at.
      position int not null default 0,
      accepted int not null default 0,
      refused int not null default 0,
      removed int not null default 0,
      undone_by uuid constraint resident_imports_undone_by references operators,
      created_at timestamptz not null,
      begun_at timestamptz,
      ended_at timestamptz,
      undone_at timestamptz,
      -- Its key is destroyed.
      forgotten_at timestamptz
    );
    create index resident_imports_operator on resident_imports (operator_id);
    create index resident_imports_undone_by on resident_imports (undone_by);
    create index resident_imports_waiting on resident_imports (number) where state in ('running', 'undoing');

    create table resident_import_parts (
      import_id uuid not null constraint resident_import_parts_import references resident_imports,
      position int not null,
      -- Sealed: the rows with their lines; afterwards those alone that were refused.
      content bytea,
      -- Of each refused row its line, fields and codes.
      problems jsonb,
      constraint resident_import_parts_pk primary key (import_id, position)
    );

    create table resident_import_entries (
      resident_id uuid constraint resident_import_entries_pk primary key
        constraint resident_import_entries_resident references residents,
      import_id uuid not null constraint resident_import_entries_import references resident_imports,
      line int not null,
      -- The import was undone, and this one was not: somebody had worked with it.
      is_kept boolean not null default false
    );
    create index resident_import_entries_of on resident_import_entries (import_id, is_kept, line);

    alter table resident_looks drop constraint resident_looks_resident;
    alter table resident_looks add constraint resident_looks_resident
      foreign key (resident_id) references residents on delete cascade;

    insert into role_grants (role_code, permission)
      select code, 'residents.import' from roles where code = 'lead' on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from role_grants where permission = 'residents.import';
    alter table resident_looks drop constraint resident_looks_resident;
    alter table resident_looks add constraint resident_looks_resident foreign key (resident_id) references residents;
    drop table resident_import_entries, resident_import_parts, resident_imports;
  `);
}
