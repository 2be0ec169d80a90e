import { Account, PhoneCode, writeAudit, type City } from '@karta/db';
import { takesSms } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { askToConfirmPhone } from './ask-phone-code.ts';
import { confirmedPhoneOf, isConfirmedPhone } from './confirmed-phones.ts';
import { tellAccount } from './tell-account.ts';

/**
 * Another number. Beside a confirmed one it waits for its code, and until then texts go where they went; without one, and where
 * no code can be sent, it is the account's at once.
 */
export async function changePhone(
  trx: Knex,
  city: City,
  { accountId, phone }: { accountId: string; phone: string | null },
  by: Doer,
): Promise<Account> {
  const before = await Account.query(trx).findById(accountId).forUpdate().throwIfNotFound();
  await forgetCodes(trx, before, phone, by);
  if (before.phone === phone) return Account.query(trx).patchAndFetchById(accountId, { pendingPhone: null });
  const isAsked = phone !== null && takesSms(phone) && !(await isConfirmedPhone(trx, accountId, phone));
  if (isAsked && (await confirmedPhoneOf(trx, before)) !== null) {
    const account = await Account.query(trx).patchAndFetchById(accountId, { pendingPhone: phone });
    await askToConfirmPhone(trx, city, account, phone);
    return account;
  }
  const account = await takePhone(trx, city, before, phone, by);
  if (phone !== null) await askToConfirmPhone(trx, city, account, phone);
  return account;
}

/** From now on the number is the account's: the old one, where it was confirmed, and the address are told, and nothing more goes there. */
export async function takePhone(
  trx: Knex,
  city: City,
  before: Account,
  phone: string | null,
  by: Doer,
): Promise<Account> {
  const { id: accountId } = before;
  const old = await confirmedPhoneOf(trx, before);
  const account = await Account.query(trx).patchAndFetchById(accountId, { phone, pendingPhone: null });
  await writeAudit(trx, { ...actorOf(by), act: 'account.change-phone', subjectKind: 'account', subjectId: accountId });
  await tellAccount(trx, city, account, 'phone-changed', old);
  await trx('account_phones').where({ accountId, phone: before.phone }).delete();
  return account;
}

/** A number that is typed no more: its code opens nothing. */
async function forgetCodes(
  trx: Knex,
  { id, pendingPhone }: Account,
  phone: string | null,
  { now }: Doer,
): Promise<void> {
  if (pendingPhone === null || pendingPhone === phone) return;
  await PhoneCode.query(trx)
    .where({ accountId: id, phone: pendingPhone })
    .where('expiresAt', '>', now)
    .patch({ expiresAt: now });
}
