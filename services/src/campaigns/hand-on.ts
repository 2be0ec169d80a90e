import type { City } from '@karta/db';
import { UNSETTLED } from '@karta/domain';
import type { Knex } from 'knex';
import { audienceOf } from './audience.ts';
import type { Campaign } from './campaign-row.ts';
import { freePlaces } from './free-places.ts';
import { hourIn, isOpenAt } from './hours.ts';
import { putMessage } from './put-message.ts';
import type { Recipient } from './reach-now.ts';

/** Recipients in one transaction: so many are handed on again, none twice, where the program ends in the middle. */
const AT_ONCE = 50;

/**
 * Leads one running campaign on: writes its recipients down, hands on as many messages as its tempo allows, or ends it after the
 * last. Answers whether there was something to do, so that it is asked again at once. Who comes second finds it taken.
 */
export async function leadCampaignOn(city: City, id: string): Promise<boolean> {
  return city.knex.transaction(async (trx) => {
    const campaign: Campaign | undefined = await trx('campaigns')
      .where({ id })
      .whereIn('state', ['gathering', 'sending'])
      .forUpdate()
      .skipLocked()
      .first();
    if (!campaign) return false;
    if (campaign.state === 'gathering') return gather(trx, city, campaign);
    const isOver = await endIfOver(trx, city, id);
    return isOver ? false : handOn(trx, city, campaign);
  });
}

/** Ids of campaigns that are to be led on. */
export const runningCampaigns = (knex: Knex): Promise<string[]> =>
  knex('campaigns').whereIn('state', ['gathering', 'sending']).orderBy('startedAt').pluck('id');

/** Everybody whom it means now, those that are left out with the reason; once, whoever dies in the middle. */
async function gather(trx: Knex, city: City, campaign: Campaign): Promise<boolean> {
  const meant = audienceOf(trx, city, campaign).select(
    trx.raw('gen_random_uuid()'),
    trx.raw('?::uuid', [campaign.id]),
    trx.raw('?', [campaign.name]),
    'residentId',
    'accountId',
    'channel',
    trx.raw(`case when reason is null then 'waiting' else 'skipped' end`),
    'reason',
    trx.raw('case when reason is not null then now() end'),
  );
  await trx.raw(
    `insert into campaign_recipients
      (id, campaign_id, campaign_name, resident_id, account_id, channel, state, reason, settled_at) ?
      on conflict (campaign_id, resident_id, channel) do nothing`,
    [meant],
  );
  await trx('campaigns').where({ id: campaign.id }).update({ state: 'sending' });
  return true;
}

/** Never over while the end of one of its messages is open. */
async function endIfOver(trx: Knex, { clock }: City, id: string): Promise<boolean> {
  const open = await trx('campaign_recipients')
    .where({ campaignId: id })
    .whereIn('state', [...UNSETTLED])
    .first('id');
  if (open) return false;
  await trx('campaigns').where({ id }).update({ state: 'ended', endedAt: clock.now() });
  return true;
}

async function handOn(trx: Knex, city: City, campaign: Campaign): Promise<boolean> {
  if (!isOpenAt(hourIn(city), campaign)) return false;
  // the tempo of the town is counted by one at a time
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['campaigns']);
  const free = await freePlaces(trx, campaign);
  let handed = 0;
  for (const channel of ['mail', 'sms'] as const) {
    const most = Math.min(AT_ONCE, free.byTempo - handed, free.inQueue[channel]);
    if (most <= 0) continue;
    const next: Recipient[] = await trx('campaign_recipients')
      .where({ campaignId: campaign.id, state: 'waiting', channel })
      .orderBy('id')
      .limit(most)
      .forUpdate()
      .select('id', 'residentId', 'channel', 'tries');
    for (const recipient of next) await putMessage(trx, city, campaign, recipient);
    handed += next.length;
  }
  return handed > 0;
}
