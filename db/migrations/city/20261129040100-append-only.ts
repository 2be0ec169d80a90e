import type { Knex } from 'knex';

/**
 * The database says when a row of the audit was written and as whom; decisions and the steps of an application are written once.
 * What stays possible is what the law asks for, emptying texts of an erased person, and counting a decision that its case took.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table audit add column written_by text not null default session_user;
    create function audit_stamp() returns trigger language plpgsql as $$
      begin
        new.at := clock_timestamp();
        new.written_by := session_user;
        return new;
      end $$;
    create trigger audit_stamp before insert on audit for each row execute function audit_stamp();

    create function written_once() returns trigger language plpgsql as $$
      declare
        -- what may be emptied or filled later, with the rest of the row as it was
        later text[] := coalesce(tg_argv::text[], '{}');
      begin
        if tg_op = 'DELETE' then
          raise exception 'rows of % are never deleted', tg_table_name using errcode = 'insufficient_privilege';
        end if;
        if (to_jsonb(old) - later) is distinct from (to_jsonb(new) - later) then
          raise exception 'rows of % are written once', tg_table_name using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;

    create function text_only_emptied() returns trigger language plpgsql as $$
      declare
        name text;
      begin
        foreach name in array tg_argv loop
          if coalesce(to_jsonb(new) ->> name, '') not in ('', coalesce(to_jsonb(old) ->> name, '')) then
            raise exception '% of % is only ever emptied', name, tg_table_name using errcode = 'insufficient_privilege';
          end if;
        end loop;
        return new;
      end $$;

    create trigger decisions_once before update or delete on decisions
      for each row execute function written_once('note', 'recorded_at');
    create trigger decisions_text before update on decisions for each row execute function text_only_emptied('note');
    create trigger decisions_counted_once before update of recorded_at on decisions for each row
      when (old.recorded_at is not null and new.recorded_at is distinct from old.recorded_at)
      execute function written_once();
    create trigger application_events_once before update or delete on application_events
      for each row execute function written_once('note');
    create trigger application_events_text before update on application_events
      for each row execute function text_only_emptied('note');
    create trigger identity_decisions_once before update or delete on identity_decisions
      for each row execute function written_once('known_name', 'known_email', 'known_phone', 'reason');
    create trigger identity_decisions_text before update on identity_decisions
      for each row execute function text_only_emptied('known_name', 'known_email', 'known_phone', 'reason');
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger identity_decisions_text on identity_decisions;
    drop trigger identity_decisions_once on identity_decisions;
    drop trigger application_events_text on application_events;
    drop trigger application_events_once on application_events;
    drop trigger decisions_counted_once on decisions;
    drop trigger decisions_text on decisions;
    drop trigger decisions_once on decisions;
    drop function text_only_emptied, written_once;
    drop trigger audit_stamp on audit;
    drop function audit_stamp;
    alter table audit drop column written_by;
  `);
}
