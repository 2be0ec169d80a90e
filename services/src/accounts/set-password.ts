import { Account, AccountToken, writeAudit, type City } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellAccount } from './tell-account.ts';

/**
 * A new password: every link that would set another one ends, devices that were known are known no more, and the owner is told.
 * Ending the sessions is the door's.
 */
export async function setPassword(
  trx: Knex,
  city: City,
  {
    accountId,
    passwordHash,
    act,
  }: { accountId: string; passwordHash: string; act: 'change-password' | 'reset-password' },
  by: Doer,
): Promise<Account> {
  const account = await Account.query(trx).patchAndFetchById(accountId, { passwordHash });
  await AccountToken.query(trx).delete().where({ accountId, purpose: 'password-reset' });
  await trx('known_devices').where({ kind: 'resident', subject: accountId }).delete();
  const subject = { subjectKind: 'account', subjectId: accountId } as const;
  await writeAudit(trx, { ...actorOf(by), act: `account.${act}`, ...subject });
  await tellAccount(trx, city, account, 'password-changed');
  return account;
}
