import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table process_definitions (
      process_key text not null,
      version int not null,
      digest text not null,
      name text not null,
      xml text not null,
      graph jsonb not null,
      note text not null,
      deployed_by text not null,
      deployed_at timestamptz not null default now(),
      constraint process_definitions_pk primary key (process_key, version)
    );

    create table process_instances (
      workflow_id text constraint process_instances_pk primary key,
      process_key text not null,
      case_id text not null,
      version int not null,
      digest text not null,
      state text not null,
      turn int not null default 0,
      code text,
      message text,
      parent_workflow_id text,
      variables jsonb not null default '{}',
      started_at timestamptz not null,
      ended_at timestamptz
    );
    create index process_instances_started on process_instances (started_at desc);

    create table process_elements (
      id bigint generated always as identity constraint process_elements_pk primary key,
      workflow_id text not null constraint process_elements_instance references process_instances on delete cascade,
      token_id text not null,
      element_id text not null,
      kind text not null,
      name text not null,
      scope_id text not null,
      flow_id text,
      public_label text,
      entered_at timestamptz not null,
      left_at timestamptz,
      how text
    );
    create index process_elements_instance on process_elements (workflow_id, id);

    create table process_waits (
      workflow_id text not null constraint process_waits_instance references process_instances on delete cascade,
      wait_id text not null,
      kind text not null,
      element_id text not null,
      name text,
      correlation text,
      due_at timestamptz,
      ended_at timestamptz,
      constraint process_waits_pk primary key (workflow_id, wait_id)
    );

    create table process_incidents (
      id uuid constraint process_incidents_pk primary key,
      workflow_id text not null constraint process_incidents_instance references process_instances on delete cascade,
      token_id text not null,
      element_id text not null,
      code text not null,
      cause text,
      message text not null,
      raised_at timestamptz not null,
      resolved_at timestamptz,
      how text
    );
    create unique index process_incidents_one_open on process_incidents (workflow_id, token_id) where resolved_at is null;

    create table process_acts (
      update_id text constraint process_acts_pk primary key,
      workflow_id text not null,
      act text not null,
      operator_id text not null,
      reason text not null default '',
      subject text not null default '',
      at timestamptz not null default now()
    );

    create table tasks (
      id text constraint tasks_pk primary key,
      workflow_id text not null,
      case_id text not null,
      token_id text,
      element_id text not null,
      name text not null,
      form text not null,
      candidate_group text not null,
      outcomes text[] not null default '{}',
      state text not null constraint tasks_state check (state in ('open', 'claimed', 'done', 'cancelled')),
      assignee_id text,
      claimed_at timestamptz,
      application_id uuid constraint tasks_application references applications,
      pickup_point_id uuid constraint tasks_pickup_point references pickup_points,
      due_on date,
      follow_up_at timestamptz,
      opened_at timestamptz not null,
      closed_at timestamptz,
      outcome text
    );
    create index tasks_open on tasks (candidate_group, state) where state in ('open', 'claimed');
    create index tasks_application on tasks (application_id);

    -- A decision's text is stored first; the process carries its id. It counts once it is recorded.
    create table decisions (
      id uuid constraint decisions_pk primary key,
      task_id text not null,
      actor_id text not null,
      outcome text not null,
      note text not null default '',
      due_on date,
      update_id text not null constraint decisions_update_unique unique,
      created_at timestamptz not null default now(),
      recorded_at timestamptz
    );
    create unique index decisions_one_per_task on decisions (task_id) where recorded_at is not null;

    create table outbox (
      id uuid constraint outbox_pk primary key,
      kind text not null,
      workflow_id text not null,
      payload jsonb not null,
      created_at timestamptz not null default now(),
      attempts int not null default 0,
      next_try_at timestamptz not null default now(),
      expires_at timestamptz,
      done_at timestamptz,
      problem text
    );
    create index outbox_waiting on outbox (next_try_at) where done_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table outbox, decisions, tasks, process_acts, process_incidents, process_waits, process_elements,
      process_instances, process_definitions
  `);
}
