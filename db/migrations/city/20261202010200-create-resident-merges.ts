import type { Knex } from 'knex';

/**
 * Two entries of one person put together (000-09): which leads on to which, and sealed under a key of its own all that the merge
 * changed, so that it can be taken back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table residents add column merged_into uuid constraint residents_merged_into references residents;
    create index residents_merged on residents (merged_into) where merged_into is not null;

    create table resident_merges (
      id uuid constraint resident_merges_pk primary key,
      stays_id uuid not null constraint resident_merges_stays references residents,
      goes_id uuid not null constraint resident_merges_goes references residents,
      key_id uuid not null,
      -- Sealed: the name that went, and each changed row as it was and as it became.
      content bytea,
      reason text not null,
      operator_id uuid not null constraint resident_merges_operator references operators,
      at timestamptz not null,
      undone_by uuid constraint resident_merges_undone_by references operators,
      undone_reason text not null default '',
      undone_at timestamptz
    );
    create index resident_merges_of on resident_merges (stays_id, at);
    create index resident_merges_gone on resident_merges (goes_id);
    create index resident_merges_operator on resident_merges (operator_id);
    create index resident_merges_undone_by on resident_merges (undone_by);

    insert into role_grants (role_code, permission)
      select code, 'residents.merge' from roles where code = 'lead' on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from role_grants where permission = 'residents.merge';
    drop table resident_merges;
    alter table residents drop column merged_into;
  `);
}
