import { Account, Erasure } from '@karta/db';
import { canAccount } from '@karta/domain';
import type { Knex } from 'knex';
import { changeAccount } from './change-account.ts';

/** The grace period was used: the accounts are as before; cards stay blocked until somebody asks. Once. */
export async function reopenAccounts(trx: Knex, erasure: Erasure, now: Date): Promise<void> {
  const by = { kind: 'process', id: erasure.id, now } as const;
  const accounts = await Account.query(trx).findByIds(erasure.accountIds).orderBy('id').forUpdate();
  for (const account of accounts)
    if (canAccount('reopen', account.state)) await changeAccount(trx, account, 'reopen', by);
  await Erasure.query(trx).findById(erasure.id).whereNull('outcome').patch({ outcome: 'cancelled', settledAt: now });
}
