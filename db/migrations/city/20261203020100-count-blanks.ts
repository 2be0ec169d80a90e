import type { Knex } from 'knex';

/** Blanks that came to a point, and corrections of how many there are: rows are added alone. What was used is known already. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table blank_entries (
      id uuid constraint blank_entries_pk primary key,
      pickup_point_id uuid not null constraint blank_entries_point references pickup_points (id),
      kind text not null constraint blank_entries_kind check (kind in ('receipt', 'correction')),
      amount integer not null
        constraint blank_entries_amount check (amount <> 0 and (kind = 'correction' or amount > 0)),
      reason text not null,
      operator_id uuid not null constraint blank_entries_operator references operators (id),
      at timestamptz not null
    );
    create index blank_entries_of on blank_entries (pickup_point_id, at);
    create index blank_entries_by on blank_entries (operator_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table blank_entries;');
}
