import type { Knex } from 'knex';

/**
 * Campaigns by mail and SMS to an audience of the register, with a row for each recipient (000-35, 001-32, B-14). What becomes of a
 * message is written to its recipient by the database, whoever hears of it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table campaigns (
      id uuid constraint campaigns_pk primary key,
      number int not null generated always as identity constraint campaigns_number_unique unique,
      name text not null constraint campaigns_name check (length(name) between 1 and 80),
      kind text not null constraint campaigns_kind check (kind in ('information', 'reminder')),
      state text not null default 'draft'
        constraint campaigns_state check (state in ('draft', 'gathering', 'sending', 'paused', 'cancelled', 'ended')),
      -- the kind of the text to which its recipients have agreed; null: none is needed
      consent_kind text,
      way text not null constraint campaigns_way check (way in ('mail', 'sms', 'mail-else-sms', 'both')),
      -- filters of the register of residents, as its lists are asked
      filters jsonb not null default '{}',
      -- channel, language: subject and text
      texts jsonb not null default '{}',
      per_hour int not null constraint campaigns_per_hour check (per_hour between 1 and 600000),
      from_hour smallint not null default 8,
      until_hour smallint not null default 20,
      version int not null default 1,
      created_at timestamptz not null,
      created_by uuid not null constraint campaigns_author references operators,
      started_at timestamptz,
      started_by uuid constraint campaigns_starter references operators,
      ended_at timestamptz,
      -- what the report counted when the recipients were forgotten
      kept jsonb,
      constraint campaigns_hours check (from_hour between 0 and 23 and until_hour between 1 and 24 and from_hour < until_hour),
      constraint campaigns_consent check ((kind = 'information') = (consent_kind is not null)),
      constraint campaigns_started check ((state = 'draft') = (started_at is null)),
      constraint campaigns_ended check ((state in ('cancelled', 'ended')) = (ended_at is not null))
    );
    create index campaigns_author on campaigns (created_by);
    create index campaigns_starter on campaigns (started_by);
    create index campaigns_open on campaigns (id) where state in ('gathering', 'sending');

    create table campaign_pauses (
      id bigint generated always as identity constraint campaign_pauses_pk primary key,
      campaign_id uuid not null constraint campaign_pauses_campaign references campaigns on delete cascade,
      reason text not null,
      since timestamptz not null,
      until timestamptz
    );
    create index campaign_pauses_campaign on campaign_pauses (campaign_id, since);
    create unique index campaign_pauses_open on campaign_pauses (campaign_id) where until is null;

    create table campaign_recipients (
      id uuid constraint campaign_recipients_pk primary key,
      campaign_id uuid not null constraint campaign_recipients_campaign references campaigns,
      -- the same, for the file of whoever got it
      campaign_name text not null,
      resident_id uuid not null constraint campaign_recipients_resident references residents,
      account_id uuid constraint campaign_recipients_account references accounts,
      channel text not null constraint campaign_recipients_channel check (channel in ('mail', 'sms')),
      state text not null default 'waiting' constraint campaign_recipients_state
        check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'uncertain', 'skipped')),
      -- why it was skipped or did not arrive
      reason text,
      -- of what failed: the address does not exist, as against nobody was there
      is_hard boolean not null default false,
      tries smallint not null default 0,
      notification_id uuid constraint campaign_recipients_notification references notifications on delete set null,
      -- of the link by which one opts out
      code_hash bytea constraint campaign_recipients_code unique,
      opted_out_at timestamptz,
      handed_at timestamptz,
      settled_at timestamptz,
      settled_by uuid constraint campaign_recipients_settler references operators,
      parts smallint,
      constraint campaign_recipients_once unique (campaign_id, resident_id, channel),
      constraint campaign_recipients_skipped check (state <> 'skipped' or reason is not null)
    );
    create index campaign_recipients_state on campaign_recipients (campaign_id, state, id);
    create index campaign_recipients_by_state on campaign_recipients (state collate "pl-x-icu", id);
    create index campaign_recipients_handed on campaign_recipients (campaign_id, handed_at);
    create index campaign_recipients_resident on campaign_recipients (resident_id);
    create index campaign_recipients_account on campaign_recipients (account_id);
    create index campaign_recipients_settler on campaign_recipients (settled_by);
    create unique index campaign_recipients_notification on campaign_recipients (notification_id);

    create function tell_campaign_recipient() returns trigger language plpgsql as $$
      begin
        update campaign_recipients set
          state = case new.state
            when 'ambiguous' then 'uncertain' when 'undelivered' then 'failed' when 'waiting' then 'sending' else new.state end,
          reason = new.problem,
          -- a mail server or a gateway that said no for good; what was tried in vain to the end is soft
          is_hard = new.state = 'undelivered' or (new.state = 'failed' and new.problem <> 'NOT_SENT' and new.attempts < 20),
          parts = coalesce(new.parts, parts),
          settled_at = case when new.state in ('sent', 'delivered', 'undelivered', 'failed') then now() end
        -- what a person has settled stays
        where notification_id = new.id and state in ('sending', 'uncertain', 'sent') and settled_by is null;
        return null;
      end $$;
    create trigger notifications_tell_campaigns after update of state, problem on notifications for each row
      when (new.template = 'campaign' and (old.state <> new.state or old.problem is distinct from new.problem))
      execute function tell_campaign_recipient();

    insert into role_grants (role_code, permission)
      select code, 'campaign.send' from roles where code in ('lead', 'admin') on conflict do nothing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from role_grants where permission = 'campaign.send';
    drop trigger notifications_tell_campaigns on notifications;
    drop function tell_campaign_recipient;
    drop table campaign_recipients, campaign_pauses, campaigns;
  `);
}
