import { randomInt, randomUUID } from 'node:crypto';
import { Account, addNotificationJob, Notification, readSettings, Resident, type Card, type City } from '@karta/db';
import {
  ACTIVATION_CODE_LENGTH,
  activationCode,
  addDays,
  endOfDay,
  typedActivationCode,
  type LetterChannel,
} from '@karta/domain';
import type { Knex } from 'knex';
import { reachOf } from '../accounts/reach-of-account.ts';
import { languageOf } from '../letters/language-of.ts';

/** What a card has of the code that is out for it. */
export type CodeColumns = Pick<Card, 'activationHash' | 'activationUntil' | 'activationTries'>;

/**
 * A new code for a posted card, in a letter that goes apart from it; an earlier one opens nothing any more. Returns what the card
 * keeps of it, and by how many ways it went out: none where the office knows none.
 */
export async function newActivationCode(
  trx: Knex,
  city: City,
  card: Card,
): Promise<{ columns: CodeColumns; ways: number }> {
  const code = activationCode(Array.from({ length: ACTIVATION_CODE_LENGTH }, () => randomInt(32)));
  const { activationDays } = await readSettings(trx);
  const until = endOfDay(addDays(city.clock.today(), activationDays), city.zone);
  const columns = {
    activationHash: await hashOfActivation(city, card.id, code),
    activationUntil: new Date(until),
    activationTries: 0,
  };
  return { columns, ways: await tell(trx, city, card, code) };
}

/** What is kept of a code: keyed by the city. */
export const hashOfActivation = ({ vault }: City, cardId: string, code: string): Promise<Buffer> =>
  vault.blindIndex('card-activation', `${cardId}:${typedActivationCode(code)}`);

async function tell(trx: Knex, city: City, { residentId }: Card, code: string): Promise<number> {
  const { accountId } = await Resident.query(trx).findById(residentId).throwIfNotFound();
  const account = accountId === null ? undefined : await Account.query(trx).findById(accountId);
  if (!account || account.erasedAt !== null) return 0;
  const { email, phone } = await reachOf(trx, account);
  const secret = JSON.stringify({ code, language: await languageOf(trx, account) });
  if (email) await put(trx, city, account, { channel: 'mail', recipient: email, secret });
  if (phone) await put(trx, city, account, { channel: 'sms', recipient: phone, secret });
  return [email, phone].filter(Boolean).length;
}

async function put(
  trx: Knex,
  city: City,
  { id: accountId, keyId }: Account,
  { secret, ...to }: { channel: LetterChannel; recipient: string; secret: string },
): Promise<void> {
  const [id, template] = [randomUUID(), 'card-activation'];
  const content = await city.vault.seal(keyId, { table: 'notifications', row: id, column: 'content' }, secret);
  await Notification.query(trx).insert({ ...to, id, key: `${template}/${id}`, template, accountId, keyId, content });
  await addNotificationJob(trx, to.channel, { cityId: city.id, notificationId: id });
}
