import type { Knex } from 'knex';

const KINDS =
  "'deploy', 'move-token', 'edit-variables', 'skip-incident', 'fire-timer', 'migrate-case', 'migrate-version', 'export', 'merge'";

/** One act of an administrator on many cases: each is a row, sent and answered by itself (B-10). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table case_batches (
      id uuid constraint case_batches_pk primary key,
      act text not null constraint case_batches_act check (act in (
        'retry-incident', 'skip-incident', 'suspend-case', 'resume-case', 'cancel-case', 'migrate-case')),
      -- what the act needs beside the case, and by what the cases were found, for the screen
      what jsonb not null default '{}',
      found_by jsonb not null default '{}',
      reason text not null,
      operator_id uuid not null constraint case_batches_operator references operators,
      -- under which a second person approved it, or that there is no such person
      approval_id uuid constraint case_batches_approval references approvals,
      alone boolean not null default false,
      state text not null constraint case_batches_state check (state in ('asked', 'running', 'paused', 'ended')),
      started_at timestamptz not null,
      ended_at timestamptz,
      constraint case_batches_ended check ((state = 'ended') = (ended_at is not null))
    );
    create index case_batches_operator_key on case_batches (operator_id);
    create index case_batches_approval_key on case_batches (approval_id);
    create index case_batches_order on case_batches (started_at desc, id);
    create index case_batches_open on case_batches (id) where state = 'running';

    create table case_batch_items (
      -- also the id of the message to the case, of its Update and of the reason
      id uuid constraint case_batch_items_pk primary key,
      batch_id uuid not null constraint case_batch_items_batch references case_batches on delete cascade,
      position int not null,
      workflow_id text not null,
      token_id text not null default '',
      -- the incident that was to be mended, and its code
      incident_id uuid,
      incident_code text,
      state text not null default 'waiting' constraint case_batch_items_state check (state in (
        'waiting', 'sent', 'done', 'refused', 'withdrawn')),
      problem text,
      settled_at timestamptz,
      constraint case_batch_items_once unique (batch_id, workflow_id, token_id),
      constraint case_batch_items_settled check ((state in ('waiting', 'sent')) = (settled_at is null))
    );
    create index case_batch_items_order on case_batch_items (batch_id, state, position);

    alter table approvals drop constraint approvals_kind;
    alter table approvals add constraint approvals_kind check (kind in (${KINDS}, 'case-batch', 'incident-batch'));
    create index process_incidents_open on process_incidents (raised_at) where resolved_at is null;
    create index process_elements_open on process_elements (element_id, workflow_id) where left_at is null;
    create index process_instances_pace on process_instances (process_key, ended_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index process_elements_open, process_instances_pace, process_incidents_open;
    drop table case_batch_items, case_batches;
    alter table approvals disable trigger approvals_once;
    delete from approvals where kind in ('case-batch', 'incident-batch');
    alter table approvals enable trigger approvals_once;
    alter table approvals drop constraint approvals_kind;
    alter table approvals add constraint approvals_kind check (kind in (${KINDS}));
  `);
}
