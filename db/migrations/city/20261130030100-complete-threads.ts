import type { Knex } from 'knex';

/** Attachments of what residents and the office write, types that residents cannot begin, and what is told to all residents. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table thread_types add column begun_by_resident boolean not null default true;

    create table thread_files (
      file_id uuid constraint thread_files_pk primary key
        constraint thread_files_file references files on delete cascade,
      name text not null,
      author_kind text not null constraint thread_files_author check (author_kind in ('resident', 'operator')),
      author_id text not null,
      -- the office's task whose answer it belongs to; null: a resident's
      task_id text,
      -- null: not sent yet
      message_id uuid constraint thread_files_message references thread_messages on delete cascade,
      added_at timestamptz not null default now()
    );
    create index thread_files_message on thread_files (message_id);
    create index thread_files_unsent on thread_files (author_kind, author_id) where message_id is null;

    create table announcements (
      id uuid constraint announcements_pk primary key,
      -- conversations and announcements are numbered in one row
      number int not null default nextval('threads_number_seq') constraint announcements_number_unique unique,
      subject text not null,
      body text not null,
      operator_id uuid not null constraint announcements_operator references operators,
      published_at timestamptz not null default now()
    );
    create index announcements_published on announcements (published_at);
    create index announcements_operator on announcements (operator_id);

    create table announcement_reads (
      announcement_id uuid not null constraint announcement_reads_announcement references announcements on delete cascade,
      account_id uuid not null constraint announcement_reads_account references accounts,
      read_at timestamptz not null default now(),
      constraint announcement_reads_pk primary key (announcement_id, account_id)
    );
    create index announcement_reads_account on announcement_reads (account_id);

    insert into role_grants (role_code, permission)
      select code, 'thread.announce' from roles where code = 'lead' on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from role_grants where permission = 'thread.announce';
    drop table announcement_reads, announcements, thread_files;
    alter table thread_types drop column begun_by_resident;
  `);
}
