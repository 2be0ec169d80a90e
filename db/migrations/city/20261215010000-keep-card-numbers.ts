import type { Knex } from 'knex';

/** A card that is made anew after a change of name may keep the number of the one it replaces (000-30): its chip differs. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table cards
      drop constraint cards_number_unique,
      -- the card whose number this one has, and whose place it takes when it is handed over
      add column keeps_number_of uuid constraint cards_keeps_number_of references cards;
    -- a number is given once
    create unique index cards_number_unique on cards (number) where keeps_number_of is null;
    create index cards_keeps_number_of on cards (keeps_number_of) where keeps_number_of is not null;
    -- and one card at a time is on its way to take it over
    create unique index cards_number_kept_once on cards (keeps_number_of) where state in ('in-production', 'ready', 'active');
  `);
}

/** A number that two cards have stays with the one that had it first. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    update cards set number = number || '/' || left(id::text, 8) where keeps_number_of is not null;
    drop index cards_number_unique, cards_number_kept_once, cards_keeps_number_of;
    alter table cards drop column keeps_number_of, add constraint cards_number_unique unique (number);
  `);
}
