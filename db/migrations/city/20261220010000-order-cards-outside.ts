import type { Knex } from 'knex';

/** Cards that an outside firm makes: what was ordered, who took the files of it and why, and what the firm said (D-12). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table bureau_orders (
      id uuid constraint bureau_orders_pk primary key,
      number integer generated always as identity constraint bureau_orders_number unique,
      pickup_point_id uuid not null constraint bureau_orders_point references pickup_points,
      firm text not null constraint bureau_orders_firm check (length(firm) between 1 and 120),
      note text not null default '' constraint bureau_orders_note check (length(note) <= 500),
      operator_id uuid not null constraint bureau_orders_operator references operators,
      state text not null constraint bureau_orders_state check (state in ('open', 'ended', 'cancelled')),
      ordered_at timestamptz not null,
      ended_at timestamptz,
      constraint bureau_orders_ended check ((state = 'open') = (ended_at is null))
    );
    create index bureau_orders_point on bureau_orders (pickup_point_id, ordered_at);
    create index bureau_orders_operator on bureau_orders (operator_id);

    create table bureau_items (
      order_id uuid not null constraint bureau_items_order references bureau_orders,
      task_id text not null constraint bureau_items_task references production_tasks,
      card_id uuid not null constraint bureau_items_card references cards,
      position integer not null,
      state text not null
        constraint bureau_items_state check (state in ('ordered', 'made', 'spoiled', 'left-out')),
      -- why it was left out: a code; why it is spoiled: as the firm wrote
      reason text constraint bureau_items_reason_length check (length(reason) <= 200),
      -- of a spoiled card, where the firm told it: this chip is never bound
      uid_index bytea,
      settled_at timestamptz,
      constraint bureau_items_pk primary key (order_id, task_id),
      constraint bureau_items_reason check ((state in ('spoiled', 'left-out')) = (reason is not null)),
      constraint bureau_items_settled check ((state = 'ordered') = (settled_at is null))
    );
    create index bureau_items_task on bureau_items (task_id);
    create index bureau_items_card on bureau_items (card_id);
    create unique index bureau_items_uid on bureau_items (uid_index);
    -- a card is ordered once at a time, and what was made is not ordered again
    create unique index bureau_items_once on bureau_items (task_id) where state in ('ordered', 'made');

    create table bureau_downloads (
      id uuid constraint bureau_downloads_pk primary key,
      order_id uuid not null constraint bureau_downloads_order references bureau_orders,
      operator_id uuid not null constraint bureau_downloads_operator references operators,
      reason text not null constraint bureau_downloads_reason check (length(reason) between 1 and 500),
      at timestamptz not null
    );
    create index bureau_downloads_order on bureau_downloads (order_id, at);
    create index bureau_downloads_operator on bureau_downloads (operator_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table bureau_downloads, bureau_items, bureau_orders');
}
