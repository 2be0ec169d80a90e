import type { Knex } from 'knex';

/** Every act on a case that goes round a human decision may wait for a second person. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table approvals drop constraint approvals_kind;
    alter table approvals add constraint approvals_kind check (kind in (
      'deploy', 'move-token', 'edit-variables', 'skip-incident', 'fire-timer', 'migrate-case', 'migrate-version'
    ));
  `);
}

/** What waits by then could not be told any more: it is taken away with what was said to it. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table approvals disable trigger approvals_once;
    delete from approvals where kind not in ('deploy', 'move-token');
    alter table approvals enable trigger approvals_once;
    alter table approvals drop constraint approvals_kind;
    alter table approvals add constraint approvals_kind check (kind in ('deploy', 'move-token'));
  `);
}
