import type { Knex } from 'knex';

/** That two entries are two people may be taken back, by somebody and for a reason; both stay to be read (000-09). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table resident_distinctions
      drop constraint resident_distinctions_pk,
      add column id uuid not null default gen_random_uuid() constraint resident_distinctions_pk primary key,
      add column undone_by uuid constraint resident_distinctions_undone_by references operators,
      add column undone_reason text,
      add column undone_at timestamptz,
      add constraint resident_distinctions_undone
        check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null));
    create unique index resident_distinctions_holding on resident_distinctions (one_id, other_id) where undone_at is null;
    create index resident_distinctions_of_one on resident_distinctions (one_id);
    create index resident_distinctions_undone_by on resident_distinctions (undone_by);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from resident_distinctions where undone_at is not null;
    drop index resident_distinctions_holding;
    drop index resident_distinctions_of_one;
    alter table resident_distinctions
      drop constraint resident_distinctions_undone,
      drop column undone_by,
      drop column undone_reason,
      drop column undone_at,
      drop constraint resident_distinctions_pk,
      drop column id,
      add constraint resident_distinctions_pk primary key (one_id, other_id);
  `);
}
