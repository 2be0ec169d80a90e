import type { Knex } from 'knex';

/** A view that its owner shares: with a role, or with everybody who sees the list. Without the role nobody has it any more. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table view_shares (
      view_id uuid constraint view_shares_pk primary key constraint view_shares_view references saved_views on delete cascade,
      role_code text constraint view_shares_role references roles on delete cascade,
      shared_at timestamptz not null
    );
    create index view_shares_of_role on view_shares (role_code);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table view_shares');
}
