import type { City } from '@karta/db';
import { CHANNELS_OF_WAY, type ApplicationState, APPLICATION_STATES, isOpenApplication } from '@karta/domain';
import type { Knex } from 'knex';
import { filterRows } from '../registers/narrow.ts';
import type { RegisterSql } from '../registers/register-sql.ts';
import { RESIDENTS_IN_SQL } from '../registers/residents.ts';
import type { Campaign } from './campaign-row.ts';
import { BOUNCED, CONSENTED, PHONE_OF } from './reach-sql.ts';

type Asked = Pick<Campaign, 'kind' | 'way' | 'filters' | 'consentKind'>;

const OPEN_STATES: readonly ApplicationState[] = APPLICATION_STATES.filter(isOpenApplication);
/** Applications by which a right is prolonged: whoever has one open needs no reminder. */
const PROLONGS = ['package-extension', 'package-new'];

/**
 * Everybody whom the filters mean, a row for each channel by which they are told: `resident_id`, `account_id`, `channel`,
 * `language`, and the `reason` why one is left out, null where none. As a query, for a count or an insert.
 * @param hidden columns of the register that whoever asks may not see
 * @throws CardError VALIDATION for a filter that is none, or is hidden
 */
export function audienceOf(knex: Knex, city: City, asked: Asked, hidden: readonly string[] = []): Knex.QueryBuilder {
  const meant = RESIDENTS_IN_SQL.from(knex).select('residents.id', 'residents.account_id');
  filterRows(meant, RESIDENTS_IN_SQL as unknown as RegisterSql, asked.filters, city, hidden);
  const channels = CHANNELS_OF_WAY[asked.way];
  const isElse = asked.way === 'mail-else-sms';
  const bindings = {
    consentKind: asked.consentKind,
    isReminder: asked.kind === 'reminder',
    types: PROLONGS,
    states: [...OPEN_STATES],
    channels: isElse ? ['mail'] : [...channels],
    isElse,
  };
  return knex
    .with('meant', meant)
    .with('people', knex.raw(PEOPLE))
    .with('told', knex.raw(TOLD, bindings))
    .with('judged', knex.raw(JUDGED, bindings))
    .with('audience', knex.raw(WITHOUT_TWICE, bindings))
    .from('audience');
}

/** With whoever reads what concerns them: themselves, or their guardian where nobody signs in to the account. */
const PEOPLE = `
  select m.id as resident_id, a.id as account_id, a.state, coalesce(a.erased_at, a.erasing_since) is not null as is_going,
    coalesce(g.id, a.id) as reader_id, coalesce(g.language, a.language) as language,
    coalesce(a.email, g.email, '') as email, coalesce(${PHONE_OF}, '') as phone
  from meant m
  left join accounts a on a.id = m.account_id
  left join family_members f on f.account_id = a.id and a.email is null
  left join accounts g on g.id = f.guardian_account_id`;

/** A channel each. The second is taken where the first has no address, or one that does not exist. */
const TOLD = `
  select p.*, c.channel, case c.channel when 'mail' then p.email else p.phone end as address from people p
  cross join lateral (
    select case when :isElse and p.phone <> '' and (p.email = '' or ${BOUNCED("'mail'", 'p.email')}) then 'sms' else each end as channel
    from unnest(:channels::text[]) as each
  ) c`;

const JUDGED = `
  select t.*, case
      when t.account_id is null then 'no-account'
      when t.is_going then 'erased'
      when t.state <> 'active' then 'blocked'
      when :isReminder and exists (select from applications x where x.resident_id = t.resident_id
        and x.type = any(:types) and x.state = any(:states)) then 'applied'
      when :consentKind::text is not null and not ${CONSENTED('t.reader_id', ':consentKind')} then 'no-consent'
      when t.address = '' then 'no-address'
      when ${BOUNCED('t.channel', 't.address', 't.account_id')} then 'bounced'
    end as reason
  from told t`;

/** What is no reminder of one's own right comes once to whoever reads it, however large the family. */
const WITHOUT_TWICE = `
  select resident_id, account_id, channel, language, case
      when reason is null and not :isReminder and row_number() over (
        partition by reader_id, channel, reason is null order by account_id = reader_id desc, resident_id) > 1 then 'same-reader'
      else reason
    end as reason
  from judged`;
