import { randomUUID } from 'node:crypto';
import { Account, type City } from '@karta/db';
import { canAccount } from '@karta/domain';
import type { Knex } from 'knex';
import { endSessions } from '../access/sessions.ts';
import { blockCard } from '../cards/block-card.ts';
import type { Doer } from '../doer.ts';
import { idOfKey } from '../id-of-key.ts';
import { goingWithAccount } from './begin-erasure.ts';
import { changeAccount } from './change-account.ts';
import { cardsOf } from './close-accounts.ts';

/**
 * A required consent was withdrawn: the account and the family's are locked, their active cards blocked (004-86 … 004-89).
 * What is under way goes on; the members' sessions end.
 */
export async function lockAccounts(trx: Knex, city: City, accountId: string, by: Doer): Promise<void> {
  const lockId = randomUUID();
  for (const id of (await goingWithAccount(trx, city, accountId)).toSorted()) {
    const account = await Account.query(trx).findById(id).forUpdate().throwIfNotFound();
    if (!canAccount('lock', account.state)) continue;
    await changeAccount(trx, account, 'lock', by);
    await Account.query(trx).findById(id).patch({ lockedBy: accountId });
    if (id !== accountId) await endSessions(trx, 'resident', id);
    for (const { id: cardId } of await cardsOf(trx, id))
      await blockCard(trx, cardId, by, { id: idOfKey(`${lockId}/${cardId}`), reason: 'account' });
  }
}

/** What was withdrawn is given again: everybody whom it has locked is free; the office alone unblocks cards (004-42). */
export async function unlockAccounts(trx: Knex, accountId: string, by: Doer): Promise<void> {
  const locked = await Account.query(trx).where({ lockedBy: accountId, state: 'locked' }).orderBy('id').forUpdate();
  for (const account of locked) {
    await changeAccount(trx, account, 'unlock', by);
    await Account.query(trx).findById(account.id).patch({ lockedBy: null });
  }
}
