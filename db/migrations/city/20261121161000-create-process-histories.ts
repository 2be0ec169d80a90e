import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Histories of closed runs: the server forgets them. Sealed with the city's key; ids alone are in clear.
    create table process_histories (
      workflow_id text not null,
      run_id text not null,
      closed_at timestamptz not null,
      events int not null,
      key_id uuid not null,
      sealed bytea not null,
      archived_at timestamptz not null default now(),
      constraint process_histories_pk primary key (workflow_id, run_id)
    );
    create index process_histories_closed on process_histories (closed_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table process_histories');
}
