import type { Knex } from 'knex';

/** Where partners are and until when their discounts hold, what a discount saves, and who used which (004-90 to 004-96). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table partners
      add column description text not null default '',
      add column address text not null default '',
      add column opening_hours text not null default '';

    alter table discounts
      add column valid_from date,
      -- null: until it is taken back
      add column valid_until date,
      -- percent of the price | amount off each piece | price of each piece, both in grosze
      add column saving_kind text not null default 'percent'
        constraint discounts_saving_kind check (saving_kind in ('percent', 'amount', 'price')),
      add column saving_value int not null default 0 constraint discounts_saving_value check (saving_value >= 0);

    create table redemptions (
      id uuid constraint redemptions_pk primary key,
      partner_id uuid not null constraint redemptions_partner references partners,
      discount_id uuid not null constraint redemptions_discount references discounts,
      -- null: of somebody who is erased; the sums stay
      resident_id uuid constraint redemptions_resident references residents,
      card_id uuid constraint redemptions_card references cards,
      item text not null,
      quantity int not null,
      -- grosze, before the discount
      price int not null,
      saved int not null,
      at timestamptz not null,
      constraint redemptions_sums check (price >= 0 and saved between 0 and price)
    );
    create index redemptions_resident on redemptions (resident_id, at);
    create index redemptions_card on redemptions (card_id);
    create index redemptions_partner on redemptions (partner_id, at);
    create index redemptions_discount on redemptions (discount_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table redemptions;
    alter table discounts
      drop column saving_value, drop column saving_kind, drop column valid_until, drop column valid_from;
    alter table partners drop column opening_hours, drop column address, drop column description;
  `);
}
