import { randomUUID } from 'node:crypto';
import {
  Account,
  Application,
  ApplicationEvent,
  Card,
  PickupPointRow,
  addNotificationJob,
  readSettings,
  type City,
} from '@karta/db';
import type { Knex } from 'knex';
import { getApplication } from '../applications/get-application.ts';
import type { Made } from '../deps.ts';
import { TEMPLATES, type Facts } from './templates.ts';

/** A message to the applicant on each channel that the template has; message and job commit together, once per key. */
export const notify: Made<'notify'> =
  (deps) =>
  async ({ cityId, caseId, key, input }) => {
    const city = deps.cityOf(cityId);
    const { template } = input;
    await city.knex.transaction(async (trx) => {
      const application = await getApplication(trx, caseId);
      const account = await Account.query(trx).findById(application.accountId).throwIfNotFound();
      const facts = await factsOf(trx, city, application);
      const { mail, sms } = TEMPLATES[template];
      const to = { account, applicationId: caseId, template, key };
      await put(trx, city, {
        ...to,
        channel: 'mail',
        recipient: application.email || account.email,
        content: mail(facts),
      });
      const phone = application.phone || account.phone;
      if (sms && phone)
        await put(trx, city, { ...to, channel: 'sms', recipient: phone, content: { text: sms(facts) } });
    });
    return {};
  };

interface NewMessage {
  account: Account;
  applicationId: string;
  template: string;
  key: string;
  channel: 'mail' | 'sms';
  recipient: string;
  content: { subject?: string; text: string };
}

async function put(trx: Knex, city: City, { account, content, ...message }: NewMessage): Promise<void> {
  const id = randomUUID();
  const place = { table: 'notifications', row: id, column: 'content' };
  const sealed = await city.vault.seal(account.keyId, place, JSON.stringify(content));
  const inserted: unknown[] = await trx('notifications')
    .insert({ id, ...message, accountId: account.id, keyId: account.keyId, content: sealed })
    .onConflict(['key', 'channel'])
    .ignore()
    .returning('id');
  if (inserted.length > 0) await addNotificationJob(trx, { cityId: city.id, notificationId: id });
}

async function factsOf(trx: Knex, city: City, application: Application): Promise<Facts> {
  const settings = await readSettings(trx);
  const point = application.pickupPointId
    ? await PickupPointRow.query(trx).findById(application.pickupPointId)
    : undefined;
  const card = await Card.query(trx).where('applicationId', application.id).whereNot('state', 'spoiled').first();
  const last = await ApplicationEvent.query(trx).where('applicationId', application.id).orderBy('id', 'desc').first();
  return {
    cityName: city.name,
    firstName: application.firstName,
    applicationNumber: application.number,
    decisionDue: application.decisionDue,
    pickupPoint: point ? { name: point.name, address: point.address, openingHours: point.openingHours } : null,
    cardNumber: card?.number ?? null,
    note: last?.note ?? null,
    due: last?.due ?? null,
    officeName: settings.officeName,
    officePhone: settings.officePhone,
    portalUrl: process.env['PORTAL_URL'] ?? '',
    applicationId: application.id,
  };
}
