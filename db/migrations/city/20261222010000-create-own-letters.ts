import type { Knex } from 'knex';

/**
 * Letters that a town writes itself of changes that it chooses (000-33). The audit has a row of each change, whoever made it; such a
 * row leaves an occasion for each letter that waits for it, in the same transaction, and the worker tells of it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table own_letters (
      id uuid constraint own_letters_pk primary key,
      event text not null constraint own_letters_event_unique unique,
      name text not null constraint own_letters_name check (length(name) between 1 and 80),
      change text not null,
      -- the row of the audit that it waits for, as the change says
      act text not null,
      to_state text,
      by_kind text,
      -- types of applications or codes of packages; none: all of them
      only_for text[] not null default '{}',
      channels text[] not null constraint own_letters_channels check (cardinality(channels) between 1 and 2 and channels <@ array['mail', 'sms']),
      is_on boolean not null default false,
      version int not null default 1,
      added_at timestamptz not null,
      ended_at timestamptz,
      constraint own_letters_ended check (ended_at is null or not is_on)
    );
    create index own_letters_of_act on own_letters (act) where is_on;

    create table own_letter_occasions (
      id bigint generated always as identity constraint own_letter_occasions_pk primary key,
      letter_id uuid not null constraint own_letter_occasions_letter references own_letters,
      subject_id uuid not null,
      package_code text,
      -- a civil date, as the row of the audit names it
      valid_until text,
      at timestamptz not null default now(),
      due_at timestamptz not null default now(),
      tries int not null default 0,
      outcome text constraint own_letter_occasions_outcome check (outcome in ('told', 'nobody', 'not-meant', 'failed'))
    );
    create index own_letter_occasions_due on own_letter_occasions (due_at, id) where outcome is null;
    create index own_letter_occasions_letter on own_letter_occasions (letter_id, outcome);

    create function leave_occasions() returns trigger language plpgsql as $$
      begin
        -- asked before anything is made of it: a constant that is no id would fail as the statement is planned, and hold up the change
        if new.subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
          insert into own_letter_occasions (letter_id, subject_id, package_code, valid_until)
            select l.id, new.subject_id::uuid, new.facts ->> 'packageCode', new.facts ->> 'validUntil'
            from own_letters l
            where l.is_on and l.act = new.act
              and (l.to_state is null or l.to_state = new.facts ->> 'state')
              and (l.by_kind is null or l.by_kind = new.actor_kind);
        end if;
        return null;
      end $$;
    create trigger audit_leaves_occasions after insert on audit for each row
      when (new.subject_id is not null and new.subject_kind in ('card', 'application', 'resident', 'account', 'thread'))
      execute function leave_occasions();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger audit_leaves_occasions on audit;
    drop function leave_occasions;
    drop table own_letter_occasions, own_letters;
  `);
}
