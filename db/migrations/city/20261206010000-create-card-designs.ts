import type { Knex } from 'knex';

/**
 * Designs of the card as rows: one draft at most, published versions stay as they are, and a card knows the one it was made
 * with. Version 1 is the design that comes with the program. Cards that were made before have it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table card_designs (
      version int constraint card_designs_pk primary key constraint card_designs_version check (version > 0),
      -- Null: the shipped one.
      design jsonb constraint card_designs_shipped check ((version = 1) = (design is null)),
      note text not null default '',
      revision int not null default 1,
      changed_at timestamptz not null default now(),
      changed_by uuid constraint card_designs_changer references operators,
      published_at timestamptz,
      published_by uuid constraint card_designs_publisher references operators
    );
    create unique index card_designs_one_draft on card_designs ((published_at is null)) where published_at is null;
    create index card_designs_changed_by on card_designs (changed_by);
    create index card_designs_published_by on card_designs (published_by);
    insert into card_designs (version, published_at) values (1, now());

    create function km_keep_card_design() returns trigger language plpgsql as $$
    begin
      if old.published_at is not null then
        raise exception 'A published design is never changed.' using errcode = 'check_violation';
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$;
    create trigger card_designs_kept before update or delete on card_designs
      for each row execute function km_keep_card_design();

    create table card_images (
      id uuid constraint card_images_pk primary key,
      picture bytea not null,
      media_type text not null constraint card_images_media_type check (media_type in ('image/png', 'image/jpeg')),
      width int not null,
      height int not null,
      added_at timestamptz not null,
      added_by uuid not null constraint card_images_adder references operators
    );
    create index card_images_added_by on card_images (added_by);

    alter table cards add column design_version int constraint cards_design references card_designs;
    update cards set design_version = 1 where carrier = 'physical';
    create index cards_design_version on cards (design_version);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table cards drop column design_version;
    drop table card_images;
    drop table card_designs;
    drop function km_keep_card_design();
  `);
}
