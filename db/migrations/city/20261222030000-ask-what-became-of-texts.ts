import type { Knex } from 'knex';

/** When the gateway is asked next what became of a text that it took, and how often it was; null: its end is known, or nobody asks any more (000-34). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table notifications
      add column report_due_at timestamptz,
      add column report_tries smallint not null default 0,
      -- of a text, as the gateway counted them
      add column parts smallint;
    create index notifications_report_due on notifications (report_due_at) where report_due_at is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table notifications drop column report_due_at, drop column report_tries, drop column parts');
}
