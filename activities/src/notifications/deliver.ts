import { Notification, type City } from '@karta/db';
import { CAMPAIGN_TEMPLATE, hasSecret, type LetterEvent } from '@karta/domain';
import { stillGoes, townName, writeLetter } from '@karta/services';
import type { Mailer } from '../mail/mailer.ts';
import type { Channels } from './channels.ts';
import { settle, TryLater } from './settle.ts';
import { settleSms } from './settle-sms.ts';

/** Tries one message. The attempt is committed before the call, so that a lost answer is known as such (docs/facts/messages.md). */
export async function deliver(city: City, channels: Channels, notificationId: string): Promise<void> {
  const message = await takeForSending(city, notificationId);
  if (!message) return;
  if (message.channel === 'sms') return settleSms(city, channels.sms, message, await textOf(city, message));
  await sendMail(city, channels.mailer, message);
}

/** Marks the attempt; a message that is settled is not touched again. */
async function takeForSending(city: City, id: string): Promise<(Notification & { wasSending: boolean }) | undefined> {
  return city.knex.transaction(async (trx) => {
    const message = await Notification.query(trx)
      .findById(id)
      .whereIn('state', ['waiting', 'sending', 'ambiguous'])
      .forUpdate();
    if (!message) return undefined;
    const wasSending = message.state !== 'waiting';
    if (message.template === CAMPAIGN_TEMPLATE && !wasSending && !(await stillGoes(trx, message))) return undefined;
    await message
      .$query(trx)
      .patch({ state: 'sending', attempts: message.attempts + 1, attemptedAt: city.clock.now() });
    return Object.assign(message, { wasSending });
  });
}

async function textOf(city: City, message: Notification): Promise<{ subject?: string; text: string; optOut?: string }> {
  const place = { table: 'notifications', row: message.id, column: 'content' };
  const content = JSON.parse(await city.vault.openText(message.keyId, place, message.content ?? Buffer.alloc(0)));
  if (!hasSecret(message.template)) return content;
  const { language = 'pl', ...secret } = content;
  const name = { event: message.template as LetterEvent, channel: message.channel, language };
  return writeLetter(city.knex, name, { cityName: await townName(city.knex, city), ...secret });
}

/**
 * A repeated letter has the same Message-ID; one that may have gone out is repeated once at most, and says so. One of a campaign is
 * not repeated: a person settles it.
 */
async function sendMail(city: City, mailer: Mailer, message: Notification & { wasSending: boolean }): Promise<void> {
  const isOfCampaign = message.template === CAMPAIGN_TEMPLATE;
  if (isOfCampaign && message.wasSending) return settle(city, message, 'ambiguous', message.problem ?? 'LOST');
  const { subject, text, optOut } = await textOf(city, message);
  if (message.wasSending && message.possibleDuplicate) return settle(city, message, 'failed', 'LOST_TWICE');
  const isRepeat = message.wasSending;
  if (isRepeat) await Notification.query(city.knex).findById(message.id).patch({ possibleDuplicate: true });
  const result = await mailer.send({
    ...{ outboxId: message.id, to: message.recipient, subject: subject ?? '', text },
    ...(optOut !== undefined && { optOut }),
  });
  if (result.outcome === 'delivered') return settle(city, message, 'sent', null);
  if (result.outcome === 'permanent') return settle(city, message, 'failed', result.reason);
  if (result.outcome === 'retryable') {
    await Notification.query(city.knex).findById(message.id).patch({ state: 'waiting', problem: result.reason });
    // an answer is about this letter, silence is about the server
    throw new TryLater(result.reason, { isChannelAway: result.smtpCode === undefined });
  }
  if (isRepeat) return settle(city, message, 'failed', 'LOST_TWICE');
  if (isOfCampaign) return settle(city, message, 'ambiguous', result.reason);
  await Notification.query(city.knex).findById(message.id).patch({ state: 'ambiguous', problem: result.reason });
  throw new TryLater(result.reason, { isChannelAway: true });
}
