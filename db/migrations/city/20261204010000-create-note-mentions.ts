import type { Knex } from 'knex';

/** Whom a note of the office calls (C-7): the name as it stands in the note, and when that person opened the place. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table note_mentions (
      id uuid constraint note_mentions_pk primary key,
      operator_id uuid not null constraint note_mentions_operator references operators,
      name text not null,
      application_note_id uuid constraint note_mentions_application_note references application_notes on delete cascade,
      thread_note_id uuid constraint note_mentions_thread_note references thread_notes on delete cascade,
      at timestamptz not null,
      read_at timestamptz,
      constraint note_mentions_one_place check (num_nonnulls(application_note_id, thread_note_id) = 1),
      constraint note_mentions_once_in_application unique (application_note_id, operator_id),
      constraint note_mentions_once_in_thread unique (thread_note_id, operator_id)
    );
    create index note_mentions_of_operator on note_mentions (operator_id, at desc, id desc);
    create index note_mentions_unread on note_mentions (operator_id) where read_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table note_mentions');
}
