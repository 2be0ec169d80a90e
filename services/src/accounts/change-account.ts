import { Account, writeAudit } from '@karta/db';
import { accountRefusal, accountTransition, type AccountAction } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/**
 * The only writer of `accounts.state`: changes it as ACCOUNT_TRANSITIONS says, with its audit row, in the caller's
 * transaction. A closed account remembers where it comes from.
 * @throws CardError where the table does not have the act, or the account has changed since it was read
 */
export async function changeAccount(trx: Knex, account: Account, act: AccountAction, by: Doer): Promise<void> {
  const { id, state } = account;
  const { to, stamps } = accountTransition(act, account);
  const changed = await Account.query(trx)
    .findById(id)
    .where({ state })
    .patch({
      ...(stamps && { [stamps]: by.now }),
      closedFrom: to === 'closed' && state !== 'closed' ? state : null,
      state: to,
    });
  if (changed === 0) throw accountRefusal(state);
  await writeAudit(trx, {
    ...actorOf(by),
    act: `account.${act}`,
    subjectKind: 'account',
    subjectId: id,
  });
}
