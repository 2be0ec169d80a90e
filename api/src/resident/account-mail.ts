import { randomUUID } from 'node:crypto';
import { Notification, addNotificationJob, type Account, type City } from '@karta/db';
import type { Knex } from 'knex';

export type AccountMail = 'account-activation' | 'account-exists' | 'password-reset';

/** Puts a mail with a secret link beside the change it belongs to. The link is sealed and removed once the mail is out. */
export async function sendAccountMail(
  trx: Knex,
  city: City,
  account: Account,
  template: AccountMail,
  link: string,
): Promise<void> {
  const id = randomUUID();
  const content = JSON.stringify({ link });
  await Notification.query(trx).insert({
    id,
    key: `${template}/${id}`,
    channel: 'mail',
    template,
    accountId: account.id,
    recipient: account.email ?? '',
    keyId: account.keyId,
    content: await city.vault.seal(account.keyId, { table: 'notifications', row: id, column: 'content' }, content),
  });
  await addNotificationJob(trx, 'mail', { cityId: city.id, notificationId: id });
}
