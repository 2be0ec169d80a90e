import { randomInt, randomUUID } from 'node:crypto';
import { Notification, PhoneCode, addNotificationJob, type Account, type City } from '@karta/db';
import { CardError, takesSms } from '@karta/domain';
import type { Knex } from 'knex';
import { isConfirmedPhone, waitingPhonesOf } from './confirmed-phones.ts';
import { languageOf } from '../letters/language-of.ts';
import { hashOfCode, liveCodeOf } from './phone-code.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const VALID_MS = 15 * MINUTE_MS;
/**
 * Codes in a time: to one number from one account and from all, and from one account to all numbers. What strangers send leaves
 * the number's owner codes of their own.
 */
const MOST = [
  { span: HOUR_MS, ofPair: 3, toPhone: 10, fromAccount: 5 },
  { span: DAY_MS, ofPair: 6, toPhone: 20, fromAccount: 15 },
];

/**
 * Asks whoever reads a number that was typed whether it is theirs: the town's name and six digits, and nothing that a stranger
 * wrote. Nothing is sent where the number is confirmed, takes no texts, has a code that still opens it, or has got enough of them.
 */
export async function askToConfirmPhone(trx: Knex, city: City, account: Account, phone: string): Promise<void> {
  if (!takesSms(phone) || (await isConfirmedPhone(trx, account.id, phone))) return;
  await holdStill(trx, account.id, phone);
  const now = city.clock.now();
  if (await liveCodeOf(trx, { accountId: account.id, phone, now })) return;
  if ((await waitFor(trx, { accountId: account.id, phone, now })) === 0) await sendCode(trx, city, account, phone);
}

/**
 * A new code for a number that waits; the one before it opens nothing any more.
 * @throws CardError PHONE_NOT_WAITING, TOO_MANY_REQUESTS with the time until there is one again
 */
export async function sendPhoneCodeAgain(trx: Knex, city: City, account: Account, phone: string): Promise<void> {
  await holdStill(trx, account.id, phone);
  if (!(await waitingPhonesOf(trx, account)).includes(phone)) throw new CardError('PHONE_NOT_WAITING');
  const now = city.clock.now();
  const last = await PhoneCode.query(trx).where({ accountId: account.id, phone }).max('sentAt as sentAt').first();
  const sinceLast = last?.sentAt ? now.getTime() - last.sentAt.getTime() : MINUTE_MS;
  const wait = Math.max(MINUTE_MS - sinceLast, await waitFor(trx, { accountId: account.id, phone, now }));
  if (wait > 0) throw new CardError('TOO_MANY_REQUESTS', { retryAfterSeconds: String(Math.ceil(wait / 1000)) });
  await sendCode(trx, city, account, phone);
}

/** One at a time for an account and for a number, so that the counts hold. */
async function holdStill(trx: Knex, accountId: string, phone: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`phone-codes-of:${accountId}`]);
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`phone-codes-to:${phone}`]);
}

/** Milliseconds until one more code may go out; 0: now. */
async function waitFor(
  trx: Knex,
  { accountId, phone, now }: { accountId: string; phone: string; now: Date },
): Promise<number> {
  const sent = await PhoneCode.query(trx)
    .where('sentAt', '>', new Date(now.getTime() - DAY_MS))
    .where((rows) => void rows.where({ phone }).orWhere({ accountId }))
    .orderBy('sentAt', 'desc');
  const ofPair = sent.filter((code) => code.phone === phone && code.accountId === accountId);
  const waits = MOST.flatMap(({ span, toPhone, fromAccount, ...most }) => [
    waitAfter(ofPair[most.ofPair - 1], span, now),
    waitAfter(sent.filter((code) => code.phone === phone)[toPhone - 1], span, now),
    waitAfter(sent.filter((code) => code.accountId === accountId)[fromAccount - 1], span, now),
  ]);
  return Math.max(...waits);
}

const waitAfter = (code: PhoneCode | undefined, span: number, now: Date): number =>
  code === undefined ? 0 : Math.max(0, code.sentAt.getTime() + span - now.getTime());

async function sendCode(trx: Knex, city: City, account: Account, phone: string): Promise<void> {
  const now = city.clock.now();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const [id, template] = [randomUUID(), 'phone-confirmation'];
  const codeHash = await hashOfCode(city, id, code);
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await PhoneCode.query(trx).insert({ id, accountId: account.id, phone, codeHash, sentAt: now, expiresAt });
  const place = { table: 'notifications', row: id, column: 'content' };
  const content = await city.vault.seal(
    account.keyId,
    place,
    JSON.stringify({ code, language: await languageOf(trx, account) }),
  );
  const to = { accountId: account.id, recipient: phone, keyId: account.keyId, content };
  await Notification.query(trx).insert({ id, key: `${template}/${id}`, channel: 'sms', template, ...to });
  await addNotificationJob(trx, 'sms', { cityId: city.id, notificationId: id });
}
