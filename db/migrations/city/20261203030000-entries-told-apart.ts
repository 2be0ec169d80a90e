import type { Knex } from 'knex';

/** Two entries that are alike and yet two people, as somebody of the office found out (000-09). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table resident_distinctions (
      one_id uuid not null constraint resident_distinctions_one references residents,
      other_id uuid not null constraint resident_distinctions_other references residents,
      reason text not null,
      operator_id uuid not null constraint resident_distinctions_operator references operators,
      at timestamptz not null,
      constraint resident_distinctions_pk primary key (one_id, other_id),
      constraint resident_distinctions_once check (one_id < other_id)
    );
    create index resident_distinctions_of_other on resident_distinctions (other_id);
    create index resident_distinctions_operator on resident_distinctions (operator_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table resident_distinctions');
}
