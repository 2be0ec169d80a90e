import { randomUUID } from 'node:crypto';
import { Notification, writeAudit, type City } from '@karta/db';
import { CardError, type LetterChannel } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { officeFacts } from './facts-of-message.ts';
import { putLetters } from './write-letters.ts';

const TEMPLATE = 'staff-test';

/** Sends a letter or a text for trying, by the way of every other one. Returns its id. */
export async function sendTestMessage(
  trx: Knex,
  city: City,
  { channel, to }: { channel: LetterChannel; to: string },
  by: Doer,
): Promise<string> {
  const { id: keyId } = await city.vault.keys.openCityKey('city');
  const key = `${TEMPLATE}/${randomUUID()}`;
  const reach = { email: channel === 'mail' ? to : null, phone: channel === 'sms' ? to : null };
  const nobody = { accountId: null, residentId: null, applicationId: null };
  const facts = await officeFacts(trx, city, '');
  await putLetters(trx, city, { ...nobody, ...reach, facts }, { template: TEMPLATE, key, keyId });
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'message-channel.test',
    subjectKind: 'message-channel',
    subjectId: channel,
  });
  const { id } = await Notification.query(trx).findOne({ key, channel }).select('id').throwIfNotFound();
  return id;
}

/** What became of a message for trying. @throws CardError NOT_FOUND, also for any other message */
export async function testMessage(
  knex: Knex,
  id: string,
): Promise<Pick<Notification, 'channel' | 'state' | 'problem'>> {
  const found = await Notification.query(knex)
    .findOne({ id, template: TEMPLATE })
    .select('channel', 'state', 'problem');
  if (!found) throw new CardError('NOT_FOUND');
  return { channel: found.channel, state: found.state, problem: found.problem };
}
