import type { Knex } from 'knex';

/** People of partners sign in at a door of their own, a redemption knows who noted it and can be reversed, and partners propose offers. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table partner_people (
      id uuid constraint partner_people_pk primary key,
      partner_id uuid not null constraint partner_people_partner references partners on delete cascade,
      name text not null constraint partner_people_name check (length(name) between 1 and 120),
      email text not null constraint partner_people_email_unique unique,
      role text not null constraint partner_people_role check (role in ('cashier', 'manager')),
      password_hash text not null,
      is_active boolean not null default true,
      -- null: the first password is set
      invited_at timestamptz,
      added_at timestamptz not null,
      switched_off_at timestamptz
    );
    create index partner_people_partner on partner_people (partner_id, name);

    create table partner_person_tokens (
      token_hash bytea constraint partner_person_tokens_pk primary key,
      person_id uuid not null constraint partner_person_tokens_person references partner_people on delete cascade,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index partner_person_tokens_person on partner_person_tokens (person_id);

    create table desk_sessions (sid text constraint desk_sessions_pk primary key, sess json not null, expire timestamptz not null);
    create index desk_sessions_expire on desk_sessions (expire);
    create index desk_sessions_subject on desk_sessions ((sess->>'subject'));

    alter table known_devices drop constraint known_devices_kind,
      add constraint known_devices_kind check (kind in ('resident', 'operator', 'desk'));

    alter table redemptions
      -- null: told by the partner's program
      add column person_id uuid constraint redemptions_person references partner_people,
      add column reversed_at timestamptz,
      -- null: by the partner's program
      add column reversed_by uuid constraint redemptions_reversed_by references partner_people,
      add column reversal_reason text constraint redemptions_reversal_reason check (length(reversal_reason) between 1 and 200),
      add constraint redemptions_reversal check ((reversed_at is null) = (reversal_reason is null)),
      add constraint redemptions_reverser check (reversed_by is null or reversed_at is not null);
    create index redemptions_person on redemptions (person_id) where person_id is not null;
    create index redemptions_reversed_by on redemptions (reversed_by) where reversed_by is not null;

    create table partner_offers (
      id uuid constraint partner_offers_pk primary key,
      partner_id uuid not null constraint partner_offers_partner references partners on delete cascade,
      -- the discount that it changes, or became
      discount_id uuid constraint partner_offers_discount references discounts on delete set null,
      package_code text not null constraint partner_offers_package references packages,
      name text not null,
      description text not null,
      saving_kind text not null constraint partner_offers_saving_kind check (saving_kind in ('percent', 'amount', 'price')),
      saving_value int not null constraint partner_offers_saving_value check (saving_value >= 0),
      valid_from date,
      valid_until date,
      state text not null constraint partner_offers_state check (state in ('draft', 'sent', 'accepted', 'rejected')),
      version int not null default 1,
      written_by uuid not null constraint partner_offers_written_by references partner_people,
      written_at timestamptz not null,
      sent_at timestamptz,
      decided_at timestamptz,
      decided_by uuid constraint partner_offers_decided_by references operators,
      reason text,
      constraint partner_offers_decision check ((state in ('accepted', 'rejected')) = (decided_at is not null))
    );
    create index partner_offers_partner on partner_offers (partner_id, written_at);
    create index partner_offers_waiting on partner_offers (sent_at) where state = 'sent';
    create index partner_offers_discount on partner_offers (discount_id);
    create index partner_offers_package on partner_offers (package_code);
    create index partner_offers_written_by on partner_offers (written_by);
    create index partner_offers_decided_by on partner_offers (decided_by) where decided_by is not null;
    -- of one discount one change at a time
    create unique index partner_offers_one_change on partner_offers (discount_id)
      where discount_id is not null and state in ('draft', 'sent');
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table partner_offers;
    alter table redemptions drop column reversal_reason, drop column reversed_by, drop column reversed_at, drop column person_id;
    delete from known_devices where kind = 'desk';
    alter table known_devices drop constraint known_devices_kind,
      add constraint known_devices_kind check (kind in ('resident', 'operator'));
    drop table desk_sessions, partner_person_tokens, partner_people;
  `);
}
