import type { Knex } from 'knex';

/** An address as one line: `Nadbrzeżna 12 m. 4, 09-990 Nowa Rzeczna`; '' where there is none. */
const line = (prefix: string): string => `btrim(btrim(${prefix}street || ' ' || ${prefix}house_number)
  || case when ${prefix}flat_number = '' then '' else ' m. ' || ${prefix}flat_number end
  || case when ${prefix}place = '' then '' else ', ' || btrim(${prefix}postal_code || ' ' || ${prefix}place) end, ', ')`;

/**
 * The register of residents whole: both addresses, numbers of documents sealed, who has no PESEL and why, a count of changes,
 * and what its list is ordered and searched by (000-09 … 000-13). Each change of an entry, sealed under the person's key
 * (000-22); why somebody of the office looked outside of a task.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table residents
      add column sex text constraint residents_sex check (sex in ('female', 'male')),
      add column no_pesel_reason text constraint residents_no_pesel check (no_pesel_reason in ('foreigner', 'newborn', 'other')),
      add column registered_street text not null default '',
      add column registered_house_number text not null default '',
      add column registered_flat_number text not null default '',
      add column registered_postal_code text not null default '',
      add column registered_place text not null default '',
      add column id_card bytea,
      add column id_card_index bytea,
      add column passport bytea,
      add column passport_index bytea,
      add column version int not null default 0;
    alter table residents
      add column address text not null generated always as (${line('')}) stored,
      add column address_fold text not null generated always as (km_fold(${line('')})) stored,
      add column registered_address text not null generated always as (${line('registered_')}) stored,
      add column registered_fold text not null generated always as (km_fold(${line('registered_')})) stored,
      add column email_fold text generated always as (km_fold(email)) stored,
      add column remarks_fold text not null generated always as (km_fold(remarks)) stored;

    create index residents_by_name on residents ((last_name || ' ' || first_name) collate "pl-x-icu", id);
    create index residents_by_birth on residents ((coalesce(birth_date, 'infinity')), id);
    create index residents_by_address on residents (address collate "pl-x-icu", id);
    create index residents_by_registered on residents (registered_address collate "pl-x-icu", id);
    create index residents_by_email on residents ((coalesce(email, '')) collate "pl-x-icu", id);
    create index residents_by_phone on residents ((coalesce(phone, '')) collate "pl-x-icu", id);
    create index residents_by_changed on residents (updated_at, id);
    create index residents_by_created on residents (created_at, id);
    create index cards_newest on cards (resident_id, created_at desc, id);
    create index residents_find_name on residents using gin (name_fold gin_trgm_ops);
    create index residents_find_address on residents using gin (address_fold gin_trgm_ops);
    create index residents_find_registered on residents using gin (registered_fold gin_trgm_ops);
    create index residents_find_email on residents using gin (email_fold gin_trgm_ops);
    create index residents_find_phone on residents using gin (phone gin_trgm_ops);
    create index residents_find_remarks on residents using gin (remarks_fold gin_trgm_ops);
    create index residents_id_card on residents (id_card_index) where id_card_index is not null;
    create index residents_passport on residents (passport_index) where passport_index is not null;

    create table resident_changes (
      id uuid constraint resident_changes_pk primary key,
      number bigint generated always as identity constraint resident_changes_number_unique unique,
      resident_id uuid not null constraint resident_changes_resident references residents,
      key_id uuid not null,
      at timestamptz not null,
      actor_kind text not null,
      actor_id text not null,
      source text not null constraint resident_changes_source check (source in ('office', 'application', 'import', 'merge')),
      application_id uuid constraint resident_changes_application references applications,
      reason text not null default '',
      fields text[] not null,
      -- Sealed: what stood in the fields before and after.
      content bytea not null
    );
    create index resident_changes_of on resident_changes (resident_id, number);
    create index resident_changes_application on resident_changes (application_id);

    create table resident_looks (
      id uuid constraint resident_looks_pk primary key,
      resident_id uuid not null constraint resident_looks_resident references residents,
      operator_id uuid not null constraint resident_looks_operator references operators,
      reason text not null,
      note text not null default '',
      at timestamptz not null
    );
    create index resident_looks_of on resident_looks (resident_id, at);
    create index resident_looks_by on resident_looks (operator_id, resident_id, at);

    insert into role_grants (role_code, permission)
      select distinct role_code, 'person.read' from role_grants
        where permission = 'application.read' and condition is null on conflict do nothing;
    insert into role_grants (role_code, permission)
      select distinct role_code, 'person.change' from role_grants
        where permission = 'task.complete' and condition is null on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from role_grants where permission in ('person.read', 'person.change');
    drop table resident_looks, resident_changes;
    drop index cards_newest, residents_by_name, residents_find_name, residents_by_birth, residents_by_changed, residents_by_created,
      residents_by_email, residents_by_phone, residents_find_phone;
    alter table residents drop column remarks_fold, drop column email_fold, drop column registered_fold,
      drop column registered_address, drop column address_fold, drop column address;
    alter table residents drop column version, drop column passport_index, drop column passport, drop column id_card_index,
      drop column id_card, drop column registered_place, drop column registered_postal_code, drop column registered_flat_number,
      drop column registered_house_number, drop column registered_street, drop column no_pesel_reason, drop column sex;
  `);
}
