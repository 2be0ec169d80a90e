import type { Knex } from 'knex';

/** A person's own data as a file (RODO art. 15 and 20): sealed under their key, so that it ends with them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table data_exports (
      id uuid constraint data_exports_pk primary key,
      account_id uuid not null constraint data_exports_account references accounts on delete cascade,
      key_id uuid not null,
      requested_at timestamptz not null,
      ready_at timestamptz,
      expires_at timestamptz,
      size int,
      content bytea
    );
    create index data_exports_account on data_exports (account_id, requested_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table data_exports');
}
