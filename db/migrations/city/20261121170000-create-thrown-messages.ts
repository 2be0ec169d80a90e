import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Messages thrown by a diagram that nobody awaits yet: the first case that waits for one takes it, until its time is over.
    create table thrown_messages (
      id uuid constraint thrown_messages_pk primary key,
      name text not null,
      correlation text,
      variables jsonb not null,
      thrown_at timestamptz not null,
      expires_at timestamptz not null,
      taken_by text
    );
    create index thrown_messages_open on thrown_messages (name, thrown_at) where taken_by is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table thrown_messages');
}
