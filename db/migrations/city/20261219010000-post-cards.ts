import type { Knex } from 'knex';

/** Cards that are posted inactive, and activated by their holder with a code that comes apart from them (D-11). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table cards
      add column by_post boolean not null default false,
      add column sent_at timestamptz,
      add column came_back_at timestamptz,
      add column tracking_number text constraint cards_tracking_number check (length(tracking_number) between 1 and 40),
      -- keyed by the city; what is activated, or came back, has none
      add column activation_hash bytea,
      add column activation_until timestamptz,
      add column activation_tries smallint not null default 0,
      add constraint cards_activation check ((activation_hash is null) = (activation_until is null));
    create index cards_to_post on cards (pickup_point_id, ready_at) where by_post and state in ('ready', 'sent');
    drop index cards_number_kept_once;
    create unique index cards_number_kept_once on cards (keeps_number_of)
      where state in ('in-production', 'ready', 'sent', 'active');
  `);
}

/** A card that is on its way is one that lies at its point. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    update cards set state = 'ready' where state = 'sent';
    update applications set state = 'ready-for-pickup' where state = 'card-sent';
    drop index cards_number_kept_once, cards_to_post;
    alter table cards drop column by_post, drop column sent_at, drop column came_back_at, drop column tracking_number,
      drop column activation_hash, drop column activation_until, drop column activation_tries;
    create unique index cards_number_kept_once on cards (keeps_number_of) where state in ('in-production', 'ready', 'active');
  `);
}
