import { Account, writeAudit, type City } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { askToConfirmPhone } from './ask-phone-code.ts';
import { confirmedPhoneOf } from './confirmed-phones.ts';
import { tellAccount } from './tell-account.ts';

/** Another number, which gets its code: the old one, where it was confirmed, and the address are told, and nothing more goes there. */
export async function changePhone(
  trx: Knex,
  city: City,
  { accountId, phone }: { accountId: string; phone: string | null },
  by: Doer,
): Promise<Account> {
  const before = await Account.query(trx).findById(accountId).forUpdate().throwIfNotFound();
  if (before.phone === phone) return before;
  const account = await Account.query(trx).patchAndFetchById(accountId, { phone });
  await writeAudit(trx, { ...actorOf(by), act: 'account.change-phone', subjectKind: 'account', subjectId: accountId });
  await tellAccount(trx, city, account, 'phone-changed', await confirmedPhoneOf(trx, before));
  await trx('account_phones').where({ accountId, phone: before.phone }).delete();
  if (phone !== null) await askToConfirmPhone(trx, city, account, phone);
  return account;
}
