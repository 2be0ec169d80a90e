import type { Knex } from 'knex';

/** A city's own letters; every version is kept, the newest holds. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table letters (
      event text not null,
      channel text not null constraint letters_channel check (channel in ('mail', 'sms')),
      language text not null,
      version int not null constraint letters_version check (version > 0),
      subject text not null,
      text text not null,
      saved_at timestamptz not null,
      saved_by text not null,
      constraint letters_pk primary key (event, channel, language, version)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table letters');
}
