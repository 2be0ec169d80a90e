import { randomUUID } from 'node:crypto';
import { addNotificationJob, type City } from '@karta/db';
import type { CaseLetter, LetterChannel, LetterEvent, LetterLanguage, OwnLetterEvent } from '@karta/domain';
import type { Knex } from 'knex';
import { addresseeOf, type About } from './addressee.ts';
import { kindOf, writeLetter } from './city-letters.ts';
import { factsInWords, type MessageFacts } from './letter-facts.ts';
import type { LetterFacts, LetterText } from './letter-text.ts';

/** What is told, of which case; the same key is told once. */
export interface Telling extends About {
  template: CaseLetter;
  caseId: string;
  key: string;
}

/** A message on each channel that the letter has; message and job commit together, once per key. Nobody who is erased is told. */
export async function writeLetters(trx: Knex, city: City, telling: Telling): Promise<void> {
  const { template, caseId, key } = telling;
  const to = await addresseeOf(trx, city, caseId, telling);
  if (!to) return;
  // What is told of an erasure has to outlive the person's key.
  const isLast = template.startsWith('account-erased');
  const keyId = isLast ? (await city.vault.keys.openCityKey('city')).id : to.account.keyId;
  await putLetters(trx, city, { ...to, accountId: to.account.id, residentId: null }, { template, key, keyId });
}

/** Somebody who is told something. */
export interface Recipient {
  accountId: string | null;
  /** The entry of the register that it is about, where it is told to its holder as such. */
  residentId: string | null;
  applicationId: string | null;
  email: string | null;
  phone: string | null;
  facts: MessageFacts;
  /** Of whoever reads it; without one Polish. */
  language?: LetterLanguage;
  /** What stands in no record. */
  secrets?: LetterFacts;
}

interface Letters {
  template: LetterEvent | OwnLetterEvent;
  key: string;
  keyId: string;
}

/** The letters of an event to one recipient, on each channel by which they can be reached; once per key. Answers how many there are. */
export async function putLetters(
  trx: Knex,
  city: City,
  to: Recipient,
  { channels, ...letters }: Letters & { channels?: readonly LetterChannel[] },
): Promise<number> {
  const { template } = letters;
  let written = 0;
  const { language = 'pl' } = to;
  const told = { ...factsInWords(to.facts, language), ...to.secrets };
  for (const channel of channels ?? kindOf({ event: template, channel: 'mail' }).channels) {
    const recipient = channel === 'mail' ? to.email : to.phone;
    if (!recipient) continue;
    const content = await writeLetter(trx, { event: template, channel, language }, told);
    await put(trx, city, to, { ...letters, channel, recipient, content });
    written += 1;
  }
  return written;
}

interface NewMessage extends Letters {
  channel: 'mail' | 'sms';
  recipient: string;
  content: LetterText;
}

async function put(
  trx: Knex,
  city: City,
  { accountId, residentId, applicationId }: Recipient,
  { content, ...message }: NewMessage,
): Promise<void> {
  const id = randomUUID();
  const place = { table: 'notifications', row: id, column: 'content' };
  const sealed = await city.vault.seal(message.keyId, place, JSON.stringify(content));
  const inserted: unknown[] = await trx('notifications')
    .insert({ id, ...message, accountId, residentId, applicationId, content: sealed })
    .onConflict(['key', 'channel'])
    .ignore()
    .returning('id');
  if (inserted.length > 0) await addNotificationJob(trx, message.channel, { cityId: city.id, notificationId: id });
}
