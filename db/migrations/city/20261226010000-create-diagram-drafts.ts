import type { Knex } from 'knex';

/** Diagrams that somebody draws and has not published, one of a person and process; `-new` stands for one that has no process yet. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table diagram_drafts (
      operator_id uuid not null constraint diagram_drafts_author references operators (id) on delete cascade,
      process_key text not null,
      xml text not null,
      -- the version that it was begun from; 0: none
      base_version integer not null,
      saved_at timestamptz not null,
      revision integer not null default 1,
      constraint diagram_drafts_pk primary key (operator_id, process_key)
    );
    create index diagram_drafts_of on diagram_drafts (process_key);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table diagram_drafts');
}
