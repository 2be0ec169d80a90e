import { randomUUID } from 'node:crypto';
import { addNotificationJob, Notification, type City } from '@karta/db';
import type { LetterEvent } from '@karta/domain';
import type { Knex } from 'knex';

/** A letter with a link that only its reader may use. */
export interface SecretLetter {
  template: LetterEvent;
  /** The account that it is about, and under whose key the link is kept until it is out. */
  account: { readonly id: string; readonly keyId: string };
  recipient: string;
  link: string;
}

/** Puts a letter with a secret link beside the change it belongs to. The link is sealed, and forgotten once the letter is out. */
export async function sendSecretLetter(
  trx: Knex,
  city: City,
  { template, account, recipient, link }: SecretLetter,
): Promise<void> {
  const id = randomUUID();
  const place = { table: 'notifications', row: id, column: 'content' };
  const content = await city.vault.seal(account.keyId, place, JSON.stringify({ link }));
  const to = { accountId: account.id, recipient, keyId: account.keyId, content };
  await Notification.query(trx).insert({ id, key: `${template}/${id}`, channel: 'mail', template, ...to });
  await addNotificationJob(trx, 'mail', { cityId: city.id, notificationId: id });
}
