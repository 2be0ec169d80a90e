import type { Knex } from 'knex';

/** What the city publishes for everybody, each for its time (000-39). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table news (
      id uuid constraint news_pk primary key,
      category text not null,
      title text not null,
      lead text not null,
      paragraphs text[] not null default '{}',
      -- a last day that readers have to know
      due_on date,
      is_disturbance boolean not null default false,
      published_at timestamptz not null,
      published_until timestamptz,
      constraint news_period check (published_until is null or published_until > published_at)
    );
    create index news_published on news (published_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table news');
}
