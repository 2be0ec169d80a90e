import { randomUUID } from 'node:crypto';
import type { CampaignLook, CampaignTest, LetterPreview } from '@karta/contracts';
import { addNotificationJob, type City } from '@karta/db';
import { CAMPAIGN_FACTS, CardError, smsSize, transliterate, type CampaignText } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { checkLetter } from '../letters/letter-text.ts';
import { audienceOf } from './audience.ts';
import { getCampaign, type Campaign } from './campaign-row.ts';
import { noteCampaign } from './drafts.ts';
import { lookAtMessage, textOf } from './write-message.ts';

const TEMPLATE = 'staff-test';

/**
 * A text as somebody of the audience would read it, or somebody invented; nothing is stored.
 * @throws CardError NOT_FOUND for whoever is not of the audience, LETTER_BROKEN, LETTER_UNKNOWN_FACT
 */
export async function lookAtCampaign(
  city: City,
  id: string,
  { channel, language, residentId, subject, text }: CampaignLook,
  hidden: readonly string[],
): Promise<LetterPreview> {
  const campaign = await getCampaign(city.knex, id);
  checkLetter({ subject, text }, CAMPAIGN_FACTS[campaign.kind]);
  const person = residentId === null ? null : await personOf(city, campaign, residentId, hidden);
  return shown(
    await lookAtMessage(city.knex, city, campaign, { subject, text }, { channel, language, person }),
    channel,
  );
}

/**
 * Sends the text that is saved to whoever asks, with an invented person; a text for the phone to the number that is named. Returns
 * the id of the message. @throws CardError CAMPAIGN_WITHOUT_TEXT
 */
export async function testCampaign(
  trx: Knex,
  city: City,
  id: string,
  { channel, language, to }: Omit<CampaignTest, 'phone'> & { to: string },
  by: Doer,
): Promise<string> {
  const campaign = await getCampaign(trx, id);
  const written = textOf(campaign, channel, language);
  if (written.text.trim() === '') throw new CardError('CAMPAIGN_WITHOUT_TEXT', { channels: channel });
  const content = await lookAtMessage(trx, city, campaign, written, { channel, language, person: null });
  const notificationId = randomUUID();
  const { id: keyId } = await city.vault.keys.openCityKey('city');
  const place = { table: 'notifications', row: notificationId, column: 'content' };
  await trx('notifications').insert({
    ...{ id: notificationId, key: `${TEMPLATE}/${notificationId}`, channel, template: TEMPLATE, keyId, recipient: to },
    content: await city.vault.seal(keyId, place, JSON.stringify(content)),
  });
  await addNotificationJob(trx, channel, { cityId: city.id, notificationId });
  await noteCampaign(trx, 'campaign.test', id, { channel, language }, by);
  return notificationId;
}

async function personOf(
  city: City,
  campaign: Campaign,
  residentId: string,
  hidden: readonly string[],
): Promise<{ residentId: string; firstName: string }> {
  const isMeant = await audienceOf(city.knex, city, campaign, hidden)
    .where({ residentId })
    .whereNull('reason')
    .first('residentId');
  const person = isMeant && (await city.knex('residents').where({ id: residentId }).first('firstName'));
  if (!person) throw new CardError('NOT_FOUND');
  return { residentId, firstName: person.firstName };
}

function shown({ subject, text }: CampaignText, channel: 'mail' | 'sms'): LetterPreview {
  if (channel === 'mail') return { subject, text, sms: null };
  const plain = transliterate(text);
  const { length, parts } = smsSize(plain);
  return { subject: '', text: plain, sms: { length, parts } };
}
