import type { Knex } from 'knex';

const KINDS =
  "'deploy', 'move-token', 'edit-variables', 'skip-incident', 'fire-timer', 'migrate-case', 'migrate-version', 'export'";

/** That two entries are one person may wait for a second person (000-09). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table approvals drop constraint approvals_kind;
    alter table approvals add constraint approvals_kind check (kind in (${KINDS}, 'merge'));
  `);
}

/** What waits by then could not be told any more: it is taken away with what was said to it. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table approvals disable trigger approvals_once;
    delete from approvals where kind = 'merge';
    alter table approvals enable trigger approvals_once;
    alter table approvals drop constraint approvals_kind;
    alter table approvals add constraint approvals_kind check (kind in (${KINDS}));
  `);
}
