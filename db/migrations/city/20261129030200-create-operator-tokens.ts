import type { Knex } from 'knex';

/** Links by which somebody of the office sets a new password. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table operator_tokens (
      token_hash bytea constraint operator_tokens_pk primary key,
      operator_id uuid not null constraint operator_tokens_operator references operators on delete cascade,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index operator_tokens_operator on operator_tokens (operator_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table operator_tokens');
}
