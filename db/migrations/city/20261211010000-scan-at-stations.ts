import type { Knex } from 'knex';

/** What a clerk has a station scan, for the minutes until the browser has it (000-15); and whether a station has a scanner. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table stations add column scanner_state text not null default 'none';
    create table scans (
      id uuid constraint scans_pk primary key,
      operator_id uuid not null constraint scans_operator references operators,
      station_id uuid not null constraint scans_station references stations,
      what text not null,
      state text not null default 'waiting',
      code text,
      -- sealed under the city's key: whose paper it is nobody knows here
      content bytea,
      created_at timestamptz not null,
      -- since when it is in its state
      since timestamptz not null,
      constraint scans_what check (what in ('photo', 'document')),
      constraint scans_state check (state in ('waiting', 'claimed', 'done', 'failed')),
      constraint scans_content check ((content is not null) = (state = 'done'))
    );
    create index scans_operator on scans (operator_id);
    create index scans_station on scans (station_id, created_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table scans; alter table stations drop column scanner_state');
}
