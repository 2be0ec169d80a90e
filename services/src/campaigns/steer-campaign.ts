import type { City } from '@karta/db';
import { CAMPAIGN_TRANSITIONS, CardError, type CampaignAct, type CampaignState } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { audienceOf } from './audience.ts';
import { lockCampaign } from './campaign-row.ts';
import { lockedDraft, noteCampaign, unwritten } from './drafts.ts';

/**
 * Starts a draft: the worker writes its recipients down and sends. @throws CardError NOT_FOUND, CAMPAIGN_STATE where somebody
 * was faster, CHANGED_MEANWHILE, CAMPAIGN_WITHOUT_TEXT, CAMPAIGN_NOBODY
 */
export async function startCampaign(trx: Knex, city: City, id: string, version: number, by: Doer): Promise<void> {
  const campaign = await lockedDraft(trx, id, version);
  const missing = unwritten(campaign);
  if (missing.length > 0) throw new CardError('CAMPAIGN_WITHOUT_TEXT', { channels: missing.join(', ') });
  const anybody = await audienceOf(trx, city, campaign).whereNull('reason').select('residentId').limit(1);
  if (anybody.length === 0) throw new CardError('CAMPAIGN_NOBODY');
  await trx('campaigns').where({ id }).update({ state: 'gathering', startedAt: by.now, startedBy: by.id });
  await noteCampaign(trx, 'campaign.start', id, { version }, by);
}

/**
 * What a person does to one that was started. From the commit on nothing more is handed over where it is paused or cancelled;
 * failed ones are tried again, or told by a text, alone. @throws CardError NOT_FOUND, CAMPAIGN_STATE, VALIDATION for a pause
 * without a reason
 */
export async function actOnCampaign(
  trx: Knex,
  id: string,
  { act, reason }: { act: CampaignAct; reason: string },
  by: Doer,
): Promise<void> {
  const { state } = await lockCampaign(trx, id);
  const to: CampaignState | undefined = CAMPAIGN_TRANSITIONS[state][act];
  if (to === undefined) throw new CardError('CAMPAIGN_STATE');
  if (act === 'pause' && reason === '') throw new CardError('VALIDATION', {}, [{ path: 'reason', code: 'MISSING' }]);
  const changed = await EFFECTS[act](trx, id, reason, by);
  await trx('campaigns')
    .where({ id })
    .update({ state: to, endedAt: to === 'cancelled' ? by.now : null });
  await noteCampaign(trx, `campaign.${act}`, id, { ...(reason !== '' && { reason }), ...changed }, by);
}

type Effect = (trx: Knex, campaignId: string, reason: string, by: Doer) => Promise<{ recipients?: number }>;

const EFFECTS: Readonly<Record<CampaignAct, Effect>> = {
  async pause(trx, campaignId, reason) {
    await trx('campaign_pauses').insert({ campaignId, reason, since: trx.raw('now()') });
    return {};
  },
  async resume(trx, campaignId) {
    await endPause(trx, campaignId);
    return {};
  },
  async cancel(trx, campaignId) {
    await endPause(trx, campaignId);
    const recipients = await trx('campaign_recipients')
      .where({ campaignId, state: 'waiting' })
      .update({ state: 'skipped', reason: 'cancelled', settledAt: trx.raw('now()') });
    return { recipients };
  },
  async retry(trx, campaignId) {
    const recipients = await trx('campaign_recipients')
      .where({ campaignId, state: 'failed', isHard: false })
      .update({ state: 'waiting', reason: null, settledAt: null, settledBy: null, notificationId: null });
    return { recipients };
  },
  async 'text-instead'(trx, campaignId) {
    const { texts } = await lockCampaign(trx, campaignId);
    if (!texts.sms?.pl.text) throw new CardError('CAMPAIGN_WITHOUT_TEXT', { channels: 'sms' });
    const { rowCount } = await trx.raw(
      `insert into campaign_recipients (id, campaign_id, campaign_name, resident_id, account_id, channel)
        select gen_random_uuid(), campaign_id, campaign_name, resident_id, account_id, 'sms' from campaign_recipients
        where campaign_id = ? and channel = 'mail' and state = 'failed' and is_hard
        on conflict (campaign_id, resident_id, channel) do nothing`,
      [campaignId],
    );
    return { recipients: Number(rowCount) };
  },
};

const endPause = (trx: Knex, campaignId: string): Promise<unknown> =>
  trx('campaign_pauses')
    .where({ campaignId })
    .whereNull('until')
    .update({ until: trx.raw('now()') });

/**
 * A person has found out what became of a message whose end nobody knew. One that has not arrived may be tried again.
 * @throws CardError NOT_FOUND, RECIPIENT_SETTLED
 */
export async function settleRecipient(
  trx: Knex,
  campaignId: string,
  id: string,
  { hasArrived }: { hasArrived: boolean },
  by: Doer,
): Promise<void> {
  const row = await trx('campaign_recipients').where({ id, campaignId }).forUpdate().first('state', 'residentId');
  if (!row) throw new CardError('NOT_FOUND');
  if (row.state !== 'uncertain') throw new CardError('RECIPIENT_SETTLED');
  await trx('campaign_recipients')
    .where({ id })
    .update({
      state: hasArrived ? 'sent' : 'failed',
      reason: hasArrived ? null : 'SAID_NOT_ARRIVED',
      isHard: false,
      settledAt: trx.raw('now()'),
      settledBy: by.id,
    });
  await noteCampaign(trx, 'campaign.settle', campaignId, { residentId: row.residentId, hasArrived }, by);
}
