import { randomUUID } from 'node:crypto';
import { addNotificationJob, type City } from '@karta/db';
import type { CaseLetter } from '@karta/domain';
import type { Knex } from 'knex';
import { addresseeOf, type About, type Addressee } from './addressee.ts';
import { getLetter, kindOf } from './city-letters.ts';
import { LANGUAGE } from './facts-of-message.ts';
import { factsInWords } from './letter-facts.ts';
import { renderLetter, type LetterText } from './letter-text.ts';

/** What is told, of which case; the same key is told once. */
export interface Telling extends About {
  template: CaseLetter;
  caseId: string;
  key: string;
}

/** A message on each channel that the letter has; message and job commit together, once per key. Nobody who is erased is told. */
export async function writeLetters(trx: Knex, city: City, telling: Telling): Promise<void> {
  const { template, caseId } = telling;
  const to = await addresseeOf(trx, city, caseId, telling);
  if (!to) return;
  const told = factsInWords(to.facts, LANGUAGE);
  // What is told of an erasure has to outlive the person's key.
  const isLast = template.startsWith('account-erased');
  const keyId = isLast ? (await city.vault.keys.openCityKey('city')).id : to.account.keyId;
  for (const channel of kindOf({ event: template, channel: 'mail' }).channels) {
    const recipient = channel === 'mail' ? to.email : to.phone;
    if (!recipient) continue;
    const letter = await getLetter(trx, { event: template, channel, language: LANGUAGE });
    await put(trx, city, telling, { to, keyId, channel, recipient, content: renderLetter(letter, told) });
  }
}

interface NewMessage {
  to: Addressee;
  keyId: string;
  channel: 'mail' | 'sms';
  recipient: string;
  content: LetterText;
}

async function put(trx: Knex, city: City, { template, key }: Telling, message: NewMessage): Promise<void> {
  const { to, keyId, channel, recipient } = message;
  const { applicationId, account } = to;
  const id = randomUUID();
  const place = { table: 'notifications', row: id, column: 'content' };
  const content = await city.vault.seal(keyId, place, JSON.stringify(message.content));
  const inserted: unknown[] = await trx('notifications')
    .insert({ id, key, template, channel, recipient, accountId: account.id, applicationId, keyId, content })
    .onConflict(['key', 'channel'])
    .ignore()
    .returning('id');
  if (inserted.length > 0) await addNotificationJob(trx, channel, { cityId: city.id, notificationId: id });
}
