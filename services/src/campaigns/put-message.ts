import { randomBytes, randomUUID } from 'node:crypto';
import { addNotificationJob, type City } from '@karta/db';
import { CAMPAIGN_TEMPLATE } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken } from '../access/tokens.ts';
import type { Campaign } from './campaign-row.ts';
import { reachNow, type Recipient } from './reach-now.ts';
import { keyOf, writeMessage } from './write-message.ts';

/** BullMQ takes jobs without a priority first, then those that were tried in vain: letters of cases never wait behind a campaign. */
const CAMPAIGN_PRIORITY = 10;
const CODE_BYTES = 12;

/** Recipient, message and job commit together. Consent and address are asked for now, not as they were prepared. */
export async function putMessage(trx: Knex, city: City, campaign: Campaign, recipient: Recipient): Promise<void> {
  const row = trx('campaign_recipients').where({ id: recipient.id });
  const to = await reachNow(trx, campaign, recipient);
  if ('reason' in to)
    return void (await row.update({ state: 'skipped', reason: to.reason, settledAt: trx.raw('now()') }));
  const { accountId, residentId, address, language, firstName } = to;
  const { channel } = recipient;
  const code = campaign.kind === 'information' ? randomBytes(CODE_BYTES).toString('base64url') : null;
  const content = await writeMessage(trx, city, campaign, { residentId, firstName, channel, language, code });
  const notificationId = randomUUID();
  const keyId = await keyOf(trx, accountId);
  const place = { table: 'notifications', row: notificationId, column: 'content' };
  await trx('notifications').insert({
    ...{ id: notificationId, key: `campaign/${notificationId}`, channel, template: CAMPAIGN_TEMPLATE },
    ...{ accountId, recipient: address, keyId },
    content: await city.vault.seal(keyId, place, JSON.stringify(content)),
  });
  await addNotificationJob(trx, channel, { cityId: city.id, notificationId }, CAMPAIGN_PRIORITY);
  await row.update({
    ...{ state: 'sending', reason: null, notificationId, residentId, accountId },
    tries: recipient.tries + 1,
    handedAt: trx.raw('now()'),
    ...(code !== null && { codeHash: hashToken(code) }),
  });
}
