import type { Knex } from 'knex';

/** A partner has several keys with names, and tells what of a card its program is told (000-05, 000-07). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table partner_keys (
      id uuid constraint partner_keys_pk primary key,
      partner_id uuid not null constraint partner_keys_partner references partners on delete cascade,
      name text not null constraint partner_keys_name check (length(name) between 1 and 60),
      client_id text not null constraint partner_keys_client_unique unique,
      secret_hash text not null,
      -- answers are made up, and nothing is counted
      is_test boolean not null default false,
      made_at timestamptz not null,
      -- one that was exchanged for another works so long
      ends_at timestamptz,
      revoked_at timestamptz,
      last_used_at timestamptz
    );
    create index partner_keys_partner on partner_keys (partner_id);
    create unique index partner_keys_named_once on partner_keys (partner_id, name)
      where ends_at is null and revoked_at is null;

    -- a partner that never got its secret has no key
    insert into partner_keys (id, partner_id, name, client_id, secret_hash, made_at)
      select gen_random_uuid(), id, left(client_id, 60), client_id, secret_hash, coalesce(key_made_at, now())
      from partners where key_made_at is not null or client_id !~ '^partner-[0-9a-f-]{36}$';

    -- tokens live for an hour: programs ask for another one
    delete from partner_tokens;
    alter table partner_tokens add column key_id uuid not null
      constraint partner_tokens_key references partner_keys on delete cascade;
    create index partner_tokens_key on partner_tokens (key_id);

    alter table partners drop column client_id, drop column secret_hash, drop column key_made_at,
      add column tells text[] not null default '{validUntil,packages}';
  `);
}

/** The newest key of a partner is its only one again. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from partner_tokens;
    alter table partner_tokens drop column key_id;
    alter table partners drop column tells,
      add column client_id text constraint partners_client_unique unique,
      add column secret_hash text not null default '',
      add column key_made_at timestamptz;
    update partners as p set client_id = k.client_id, secret_hash = k.secret_hash, key_made_at = k.made_at
      from (select distinct on (partner_id) * from partner_keys
        where revoked_at is null and not is_test order by partner_id, made_at desc) as k
      where k.partner_id = p.id;
    update partners set client_id = 'partner-' || gen_random_uuid() where client_id is null;
    alter table partners alter column client_id set not null, alter column secret_hash drop default;
    drop table partner_keys;
  `);
}
