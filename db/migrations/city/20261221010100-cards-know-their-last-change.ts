import type { Knex } from 'knex';

/**
 * Partners take the list of cards once, and from then on what has changed of it (000-06): each card knows the transaction that
 * changed last what a list says of it. Transactions end in another order than they begin; one that still runs is known by
 * `pg_snapshot_xmin`, so that nothing is missed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table cards add column changed_in bigint not null default pg_current_xact_id()::text::bigint;
    create index cards_changed_in on cards (changed_in);
    -- those that end by the date, and change by it alone
    create index cards_valid_until on cards (valid_until) where state = 'active';

    create function km_note_card_change() returns trigger language plpgsql as $$
    begin
      if (new.state, new.valid_until, new.number, new.uid_index, new.keeps_number_of)
        is distinct from (old.state, old.valid_until, old.number, old.uid_index, old.keeps_number_of)
      then
        new.changed_in := pg_current_xact_id()::text::bigint;
      end if;
      return new;
    end $$;
    create trigger cards_note_change before update on cards for each row execute function km_note_card_change();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger cards_note_change on cards;
    drop function km_note_card_change();
    drop index cards_valid_until, cards_changed_in;
    alter table cards drop column changed_in;
  `);
}
