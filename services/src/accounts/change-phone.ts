import { Account, writeAudit, type City } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellAccount } from './tell-account.ts';

/** Another number: the old one and the address are told. */
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
  await tellAccount(trx, city, account, 'phone-changed', before.phone);
  return account;
}
