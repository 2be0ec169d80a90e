import { randomUUID } from 'node:crypto';
import { addNotificationJob, type Account, type City } from '@karta/db';
import { factsInWords, getLetter, kindOf, renderLetter, type LetterText } from '@karta/services';
import type { Knex } from 'knex';
import type { ActivityFactory } from '../deps.ts';
import { addresseeOf } from './addressee.ts';
import { LANGUAGE } from './facts.ts';

/** A message on each channel that the letter has; message and job commit together, once per key. */
export const notify: ActivityFactory<'notify'> =
  (deps) =>
  async ({ cityId, caseId, key, input }) => {
    const city = deps.cityOf(cityId);
    const { template } = input;
    await city.knex.transaction(async (trx) => {
      const to = await addresseeOf(trx, city, caseId, input);
      if (!to) return;
      const { account, facts, applicationId } = to;
      const { channels } = kindOf({ event: template, channel: 'mail' });
      const told = factsInWords(facts, LANGUAGE);
      // What is told of an erasure has to outlive the person's key.
      const keyId = template.startsWith('account-erased')
        ? (await city.vault.keys.openCityKey('city')).id
        : account.keyId;
      const message = { account, applicationId, template, key, keyId };
      for (const channel of channels) {
        const recipient = channel === 'mail' ? to.email : to.phone;
        if (!recipient) continue;
        const letter = await getLetter(trx, { event: template, channel, language: LANGUAGE });
        await put(trx, city, { ...message, channel, recipient, content: renderLetter(letter, told) });
      }
    });
    return {};
  };

interface NewMessage {
  account: Account;
  applicationId: string | null;
  keyId: string;
  template: string;
  key: string;
  channel: 'mail' | 'sms';
  recipient: string;
  content: LetterText;
}

async function put(trx: Knex, city: City, { account, content, ...message }: NewMessage): Promise<void> {
  const id = randomUUID();
  const place = { table: 'notifications', row: id, column: 'content' };
  const sealed = await city.vault.seal(message.keyId, place, JSON.stringify(content));
  const inserted: unknown[] = await trx('notifications')
    .insert({ id, ...message, accountId: account.id, content: sealed })
    .onConflict(['key', 'channel'])
    .ignore()
    .returning('id');
  if (inserted.length > 0) await addNotificationJob(trx, { cityId: city.id, notificationId: id });
}
