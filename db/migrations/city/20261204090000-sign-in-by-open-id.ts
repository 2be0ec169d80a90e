import type { Knex } from 'knex';

/** The office's OpenID Provider, and whose account there is whose here (H-2). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table open_id_provider (
      id text not null constraint open_id_provider_pk primary key,
      name text not null,
      issuer text not null,
      client_id text not null,
      client_secret bytea,
      trusts_factor boolean not null,
      is_on boolean not null,
      version integer not null,
      constraint open_id_provider_one check (id = 'office')
    );
    create table operator_identities (
      operator_id uuid not null constraint operator_identities_pk primary key
        constraint operator_identities_operator references operators,
      issuer text not null,
      subject text not null,
      label text not null,
      linked_at timestamptz not null,
      used_at timestamptz,
      constraint operator_identities_once unique (issuer, subject)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table operator_identities; drop table open_id_provider;');
}
