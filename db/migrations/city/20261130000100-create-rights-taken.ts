import type { Knex } from 'knex';

/** From whom a right that counts as a second person's was taken, and when: for a while they still count (docs/adr/0033). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table rights_taken (
      operator_id uuid not null constraint rights_taken_operator references operators on delete cascade,
      permission text not null,
      taken_at timestamptz not null default now(),
      constraint rights_taken_pk primary key (operator_id, permission)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table rights_taken');
}
