import type { Knex } from 'knex';

/**
 * Rows of the audit in the order in which their transactions began: all of those that began before the oldest that still
 * runs are there for good, so that they can be sealed. A seal is the digest of the seal before it and of its own rows.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table audit add column txid xid8 not null default pg_current_xact_id();
    create or replace function audit_stamp() returns trigger language plpgsql as $$
      begin
        new.at := clock_timestamp();
        new.written_by := session_user;
        new.txid := pg_current_xact_id();
        return new;
      end $$;
    create index audit_sealed on audit (txid, id);
    create index audit_at on audit (at desc, id desc);
    create index audit_actor on audit (actor_id, at desc);
    create index audit_act on audit (act collate "pl-x-icu", at desc);
    create index audit_subject_id on audit (subject_id);

    -- The row that the database makes its digest of; a moment is told without the session's zone.
    create function audit_digest(a audit) returns bytea language sql stable as $$
      select sha256(convert_to(jsonb_build_array(a.id, extract(epoch from a.at), a.actor_kind, a.actor_id, a.acts_for,
        a.act, a.subject_kind, a.subject_id, a.facts, a.written_by, a.txid::text)::text, 'UTF8'))
    $$;

    create table audit_seals (
      number integer constraint audit_seals_pk primary key,
      last_txid xid8 not null,
      last_id bigint not null,
      rows integer not null,
      digests bytea not null,
      hash bytea not null,
      sealed_at timestamptz not null default now()
    );
    create table audit_checks (
      id bigint generated always as identity constraint audit_checks_pk primary key,
      at timestamptz not null default now(),
      rows bigint not null,
      seals integer not null,
      wrong text,
      wrong_id bigint
    );

    insert into role_grants (role_code, permission)
      select code, 'audit.read' from roles where code in ('auditor', 'admin') on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from role_grants where permission = 'audit.read';
    drop table audit_checks, audit_seals;
    drop function audit_digest;
    drop index audit_sealed, audit_at, audit_actor, audit_act, audit_subject_id;
    create or replace function audit_stamp() returns trigger language plpgsql as $$
      begin
        new.at := clock_timestamp();
        new.written_by := session_user;
        return new;
      end $$;
    alter table audit drop column txid;
  `);
}
