import type { Knex } from 'knex';

/**
 * What the office needs to work on conversations: when somebody wrote last, whether the office has read it, its own notes,
 * texts that a reply begins with, and announcements to some of the residents.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table threads
      add column last_message_at timestamptz not null default now(),
      -- the resident has written since the office opened it last
      add column is_unread boolean not null default true;
    update threads set is_unread = state = 'open',
      last_message_at = coalesce((select max(m.created_at) from thread_messages as m where m.thread_id = threads.id), created_at);
    create index threads_by_last_message on threads (last_message_at, id);
    create index threads_by_created on threads (created_at, id);
    create index threads_by_due on threads ((coalesce(answer_due, 'infinity')), id);
    create index threads_by_state on threads (state collate "pl-x-icu", id);
    create index threads_of_state on threads (state, last_message_at, id);
    create index threads_find_number on threads using gin ((number::text) gin_trgm_ops);
    create index accounts_find_name on accounts using gin (name_fold gin_trgm_ops);
    create index tasks_of_case on tasks (case_id);

    create table thread_notes (
      id uuid constraint thread_notes_pk primary key,
      thread_id uuid not null constraint thread_notes_thread references threads on delete cascade,
      operator_id uuid not null constraint thread_notes_operator references operators,
      -- encrypted with the account's key, like the messages
      body bytea not null,
      at timestamptz not null default now()
    );
    create index thread_notes_thread on thread_notes (thread_id, at);
    create index thread_notes_operator on thread_notes (operator_id);

    alter table thread_types add column version int not null default 1, add column is_closed boolean not null default false;
    create table reply_templates (
      code text constraint reply_templates_pk primary key,
      name text not null,
      body text not null,
      position int not null default 0,
      is_closed boolean not null default false,
      version int not null default 1
    );

    alter table announcements add column audience jsonb;
    -- who an announcement to some of the residents was sent to; one to all has no rows here
    create table announcement_recipients (
      announcement_id uuid not null constraint announcement_recipients_announcement references announcements on delete cascade,
      account_id uuid not null constraint announcement_recipients_account references accounts,
      constraint announcement_recipients_pk primary key (announcement_id, account_id)
    );
    create index announcement_recipients_account on announcement_recipients (account_id);

    insert into role_grants (role_code, permission)
      select distinct role_code, 'thread.read' from role_grants
        where permission = 'task.complete' and condition is null on conflict do nothing;
    insert into role_grants (role_code, permission)
      select code, 'catalogue.change' from roles where code in ('admin', 'lead') on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from role_grants where permission in ('thread.read', 'catalogue.change');
    drop table announcement_recipients, reply_templates, thread_notes;
    alter table announcements drop column audience;
    alter table thread_types drop column is_closed, drop column version;
    drop index tasks_of_case, accounts_find_name, threads_find_number, threads_of_state, threads_by_state, threads_by_due,
      threads_by_created, threads_by_last_message;
    alter table threads drop column is_unread, drop column last_message_at;
  `);
}
