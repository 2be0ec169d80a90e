import type { Knex } from 'knex';

/**
 * Each card has a place in the list of statuses that readers carry along (000-43, X-2): an index by chance, never used again.
 * The space grows by an eighth, by chance a little before it is full: neither an index nor the length of the list tells how many
 * cards there are.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- indices in the order in which cards get them
    create table card_status_indices (
      place int constraint card_status_indices_pk primary key,
      index int not null constraint card_status_indices_once unique,
      -- whoever gets this one adds more
      opens_more boolean not null
    );
    create sequence card_status_places as int;

    -- At least up to this place; whoever comes second finds them there.
    create function km_open_status_indices(up_to int) returns void language plpgsql as $$
    declare
      known int;
      step int;
      opening int;
    begin
      perform pg_advisory_xact_lock(hashtext('card_status_indices'));
      select count(*) into known from card_status_indices;
      if known >= up_to then return; end if;
      step := greatest(known / 8, up_to - known, 4096);
      step := step + (-step & 4095);
      opening := known + step - floor(random() * (known + step) / 32);
      insert into card_status_indices (place, index, opens_more)
        select place, index, place = opening from (
          select known + row_number() over (order by gen_random_uuid()) as place, index
          from generate_series(known, known + step - 1) as index
        ) as shuffled;
    end $$;

    create function km_take_status_index() returns int language plpgsql as $$
    declare
      mine int := nextval('card_status_places');
      taken card_status_indices;
    begin
      select * into taken from card_status_indices where place = mine;
      if not found then
        perform km_open_status_indices(mine);
        select * into strict taken from card_status_indices where place = mine;
      elsif taken.opens_more then
        perform km_open_status_indices((select count(*)::int + 1 from card_status_indices));
      end if;
      return taken.index;
    end $$;

    -- an eighth is free from the first day on
    select km_open_status_indices((select (count(*) * 1.125)::int from cards));
    alter table cards add column status_index int;
    update cards set status_index = km_take_status_index();
    alter table cards
      alter column status_index set default km_take_status_index(),
      alter column status_index set not null,
      add constraint cards_status_index_once unique (status_index);

    create table status_list_versions (
      number int generated always as identity constraint status_list_versions_pk primary key,
      -- what readers call it
      id text not null constraint status_list_versions_id unique constraint status_list_versions_name check (id ~ '^[0-9a-f]{12}$'),
      -- the day for which it holds: cards end by the date
      day date not null,
      -- two bits an index, zlib
      list bytea not null,
      made_at timestamptz not null default now()
    );

    -- A row says that the newest version may be out of date. Rows, not a flag: transactions do not wait for each other.
    create table status_list_marks (id bigint generated always as identity constraint status_list_marks_pk primary key);
    create function km_mark_status_list() returns trigger language plpgsql as $$
    begin
      insert into status_list_marks default values;
      return null;
    end $$;
    create trigger cards_mark_status_list after insert or delete or update of state, valid_until on cards
      for each statement execute function km_mark_status_list();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger cards_mark_status_list on cards;
    drop function km_mark_status_list();
    drop table status_list_marks;
    drop table status_list_versions;
    alter table cards drop column status_index;
    drop function km_take_status_index();
    drop function km_open_status_indices(int);
    drop sequence card_status_places;
    drop table card_status_indices;
  `);
}
