import { randomUUID } from 'node:crypto';
import { Notification, addNotificationJob, type City, type Operator } from '@karta/db';
import type { LetterEvent } from '@karta/domain';
import type { Knex } from 'knex';
import { officeFacts } from '../letters/facts-of-message.ts';
import type { LetterFacts } from '../letters/letter-text.ts';
import { putLetters } from '../letters/write-letters.ts';

type Told = Pick<Operator, 'email' | 'name'>;
type LinkLetter = 'staff-password-reset' | 'staff-invitation' | 'partner-password-reset' | 'partner-invitation';
type StaffLetter = Exclude<Extract<LetterEvent, `staff-${string}` | 'partner-password-changed'>, LinkLetter>;

/** Tells somebody of the office, or of a partner, by mail what has happened; `told` is what no record of residents knows. */
export async function tellOperator(
  trx: Knex,
  city: City,
  { email, name }: Told,
  template: StaffLetter,
  told: LetterFacts = {},
): Promise<void> {
  const { id: keyId } = await city.vault.keys.openCityKey('city');
  const facts = await officeFacts(trx, city, name.split(' ')[0] ?? name);
  const to = { accountId: null, residentId: null, applicationId: null, email, phone: null, facts, secrets: told };
  await putLetters(trx, city, to, { template, key: `${template}/${randomUUID()}`, keyId });
}

/** A letter with a link that sets a new password. The link is sealed, and removed once the letter is out. */
export async function sendStaffLink(
  trx: Knex,
  city: City,
  { email }: Told,
  link: string,
  template: LinkLetter = 'staff-password-reset',
): Promise<void> {
  const { id: keyId } = await city.vault.keys.openCityKey('city');
  const id = randomUUID();
  const place = { table: 'notifications', row: id, column: 'content' };
  const content = await city.vault.seal(keyId, place, JSON.stringify({ link }));
  const message = { id, key: `${template}/${id}`, channel: 'mail', template, recipient: email } as const;
  await Notification.query(trx).insert({ ...message, accountId: null, keyId, content });
  await addNotificationJob(trx, 'mail', { cityId: city.id, notificationId: id });
}
