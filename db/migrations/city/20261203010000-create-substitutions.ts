import type { Knex } from 'knex';

/** Who works in whose place, from which day to which; of one absent person one at a time. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create extension if not exists btree_gist;
    create table substitutions (
      id uuid constraint substitutions_pk primary key,
      absent_id uuid not null constraint substitutions_absent references operators,
      substitute_id uuid not null constraint substitutions_substitute references operators,
      from_on date not null,
      -- the last day, inclusive
      until_on date not null,
      version integer not null default 1,
      created_by uuid not null constraint substitutions_creator references operators,
      created_at timestamptz not null,
      -- ended before its last day, or called off before its first
      ended_at timestamptz,
      ended_by uuid constraint substitutions_ender references operators,
      constraint substitutions_two check (absent_id <> substitute_id),
      constraint substitutions_days check (from_on <= until_on),
      constraint substitutions_one_at_a_time
        exclude using gist (absent_id with =, daterange(from_on, until_on, '[]') with &&) where (ended_at is null)
    );
    create index substitutions_of_absent on substitutions (absent_id, until_on);
    create index substitutions_of_substitute on substitutions (substitute_id, until_on);
    create index substitutions_by_creator on substitutions (created_by);
    create index substitutions_by_ender on substitutions (ended_by);
    -- what was done in whose place
    create index audit_in_place_of on audit (acts_for, id) where actor_kind = 'operator' and acts_for is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index audit_in_place_of; drop table substitutions; drop extension btree_gist');
}
