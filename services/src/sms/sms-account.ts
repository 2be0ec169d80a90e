import type { SmsAccount, SmsAccountChange } from '@karta/contracts';
import { SetupError, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** The vendor's own address. Sources: docs/facts/messages.md. */
const SERWERSMS = 'https://api2.serwersms.pl';
const ID = 'office';
const PLACE = { table: 'sms_account', row: ID, column: 'token' };

/** By which account texts leave, and in whose name. */
export interface SmsConnection {
  url: string;
  token: string;
  /** An approved name; without one the vendor takes a number of its own. */
  sender?: string;
}

/** The account of the office as the screen shows it; the token never leaves (000-34). */
export async function smsAccount({ knex, channels }: Pick<City, 'knex' | 'channels'>): Promise<SmsAccount> {
  const row = await knex('sms_account').where('id', ID).first('token', 'sender', 'version');
  const isOwn = Boolean(row?.token);
  return {
    isOwn,
    hasToken: isOwn || Boolean(channels.smsToken),
    sender: row ? row.sender : (channels.smsSender ?? null),
    version: row?.version ?? 0,
  };
}

/** The account by which texts leave now: the office's own, else the installation's. @throws SetupError where there is neither */
export async function smsConnection(city: City): Promise<SmsConnection> {
  const { knex, channels, vault, id } = city;
  const row = await knex('sms_account').where('id', ID).first('token', 'sender');
  const token = row?.token ? await opened(vault, row.token) : channels.smsToken;
  if (!token) {
    throw new SetupError(`${id} has no smsToken: type it at the office, or set SERWERSMS_TOKEN (deploy/README.md).`);
  }
  const sender: string | undefined = row ? (row.sender ?? undefined) : channels.smsSender;
  return { url: addressOf(city), token, ...(sender && { sender }) };
}

/** Where the vendor is asked: the town cannot choose it. */
export const addressOf = ({ channels }: Pick<City, 'channels'>): string => channels.smsUrl ?? SERWERSMS;

/** Sets it; the token is sealed, and no audit row names it. @throws CardError CHANGED_MEANWHILE where somebody was faster */
export async function changeSmsAccount(
  trx: Knex,
  city: City,
  { token, sender, version }: SmsAccountChange,
  by: Doer,
): Promise<void> {
  await trx.raw('lock table sms_account in share row exclusive mode');
  const before = await trx('sms_account').where('id', ID).first('version');
  if ((before?.version ?? 0) !== version) throw new CardError('CHANGED_MEANWHILE');
  const sealed = token === null ? {} : { token: await seal(city, token) };
  const row = { id: ID, sender, ...sealed, version: version + 1 };
  await trx('sms_account').insert(row).onConflict('id').merge();
  const subject = { subjectKind: 'settings', subjectId: 'sms-account' } as const;
  const facts = { sender, isTokenNew: token !== null };
  await writeAudit(trx, { ...actorOf(by), act: 'message-channel.change', ...subject, facts });
}

async function seal({ vault }: City, token: string): Promise<Buffer> {
  return vault.seal((await vault.keys.openCityKey('city')).id, PLACE, token);
}

async function opened(vault: City['vault'], token: Buffer): Promise<string> {
  return vault.openText((await vault.keys.openCityKey('city')).id, PLACE, token);
}
