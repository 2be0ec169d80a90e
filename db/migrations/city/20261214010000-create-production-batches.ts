import type { Knex } from 'knex';

/** Cards of a point that are made one after another at a station, as a person has said once (000-02, D-12). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table production_batches (
      id uuid constraint production_batches_pk primary key,
      pickup_point_id uuid not null constraint production_batches_point references pickup_points,
      station_id uuid not null constraint production_batches_station references stations,
      operator_id uuid not null constraint production_batches_operator references operators,
      state text not null constraint production_batches_state check (state in ('running', 'paused', 'ended')),
      -- why it was paused by no person
      reason text,
      started_at timestamptz not null,
      ended_at timestamptz,
      constraint production_batches_ended check ((state = 'ended') = (ended_at is not null))
    );
    create index production_batches_point on production_batches (pickup_point_id, started_at);
    create index production_batches_station on production_batches (station_id);
    create index production_batches_operator on production_batches (operator_id);
    -- a station makes one batch at a time
    create unique index production_batches_at_station on production_batches (station_id) where state <> 'ended';

    create table production_batch_items (
      batch_id uuid not null constraint production_batch_items_batch references production_batches,
      task_id text not null constraint production_batch_items_task references production_tasks,
      position integer not null,
      state text not null
        constraint production_batch_items_state check (state in ('waiting', 'in-work', 'made', 'left-out')),
      -- why it was left out
      reason text,
      constraint production_batch_items_pk primary key (batch_id, task_id),
      constraint production_batch_items_reason check ((state = 'left-out') = (reason is not null))
    );
    create index production_batch_items_task on production_batch_items (task_id);
    -- a card is in one batch, and a batch has one card in hand
    create unique index production_batch_items_once on production_batch_items (task_id) where state in ('waiting', 'in-work');
    create unique index production_batch_items_in_hand on production_batch_items (batch_id) where state = 'in-work';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table production_batch_items, production_batches');
}
