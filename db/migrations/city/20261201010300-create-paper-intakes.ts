import type { Knex } from 'knex';

/** Applications that were brought on paper: who took each in, and when it came; the terms run from that day. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table paper_intakes (
      application_id uuid constraint paper_intakes_pk primary key
        constraint paper_intakes_application references applications on delete cascade,
      operator_id uuid not null constraint paper_intakes_operator references operators,
      received_on date not null,
      begun_at timestamptz not null
    );
    create index paper_intakes_operator on paper_intakes (operator_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table paper_intakes');
}
