import { randomUUID } from 'node:crypto';
import { CardDevice, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken, newToken } from '../access/tokens.ts';
import { holdStill } from '../accounts/quotas.ts';
import { actorOf, type Doer } from '../doer.ts';

/** Phones of one person that show cards side by side. */
export const MOST_CARD_DEVICES = 3;

/** The account's phones that are not cut off, the newest first. */
export async function cardDevicesOf(knex: Knex, accountId: string): Promise<CardDevice[]> {
  return CardDevice.query(knex).where({ accountId }).whereNull('endedAt').orderBy('addedAt', 'desc');
}

/** Lets one more phone show the cards; its secret is told once. @throws CardError TOO_MANY_CARD_DEVICES */
export async function addCardDevice(trx: Knex, name: string, by: Doer): Promise<{ id: string; secret: string }> {
  await holdStill(trx, by.id);
  if ((await cardDevicesOf(trx, by.id)).length >= MOST_CARD_DEVICES) throw new CardError('TOO_MANY_CARD_DEVICES');
  const [id, secret] = [randomUUID(), newToken()];
  const row = { id, accountId: by.id, name, secretHash: hashToken(secret), addedAt: by.now, seenAt: by.now };
  await CardDevice.query(trx).insert(row);
  await writeAudit(trx, { ...actorOf(by), act: 'card-device.add', subjectKind: 'card-device', subjectId: id });
  return { id, secret };
}

/** Cuts a phone off: it gets no certificate any more, and what it has ends by itself. @throws CardError NOT_FOUND */
export async function endCardDevice(trx: Knex, id: string, by: Doer): Promise<void> {
  const own = CardDevice.query(trx).findById(id).where({ accountId: by.id }).whereNull('endedAt');
  if ((await own.patch({ endedAt: by.now })) === 0) throw new CardError('NOT_FOUND');
  await writeAudit(trx, { ...actorOf(by), act: 'card-device.end', subjectKind: 'card-device', subjectId: id });
}

/** The phone of a secret, seen now. @throws CardError TOKEN_INVALID for one that was cut off, and for a made-up one */
export async function cardDeviceOf(city: City, secret: string): Promise<CardDevice> {
  const found = await CardDevice.query(city.knex)
    .findOne({ secretHash: hashToken(secret) })
    .whereNull('endedAt');
  if (!found) throw new CardError('TOKEN_INVALID');
  await CardDevice.query(city.knex).findById(found.id).patch({ seenAt: city.clock.now() });
  return found;
}
