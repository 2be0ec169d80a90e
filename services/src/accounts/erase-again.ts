import { Account, Erasure, writeAudit, type City } from '@karta/db';
import { idOfKey } from '../id-of-key.ts';
import { anonymise } from './anonymise.ts';
import { closeAccounts } from './close-accounts.ts';

/**
 * Erases a person whom a restored backup has brought back. What is asked for is closed as an erasure does it; an erasure that
 * was under way in the backup goes on and finds the person gone. Not on a given transaction, as a key is destroyed after the
 * commit. Returns false where there is nobody to erase.
 */
export async function eraseAgain(city: City, accountId: string): Promise<boolean> {
  const now = city.clock.now();
  const account = await Account.query(city.knex).findById(accountId);
  if (!account || account.erasedAt !== null) return false;
  const id = idOfKey(`${city.id}/erased-again/${accountId}`);
  await city.knex.transaction(async (trx) => {
    const own = { id, accountId, accountIds: [accountId], dueOn: city.clock.today(), requestedAt: now };
    await Erasure.query(trx)
      .insert({ ...own, graceEndedAt: now, outcome: 'erased', settledAt: now })
      .onConflict('id')
      .ignore();
    await closeAccounts(trx, city, await Erasure.query(trx).findById(id).throwIfNotFound());
    await Account.query(trx).findById(accountId).whereNull('erasingSince').patch({ erasingSince: now });
    // what the backup has brought back to be sent is sent to nobody
    await trx('notifications')
      .where({ accountId })
      .whereIn('state', ['waiting', 'sending'])
      .update({ state: 'failed', problem: 'ERASED' });
  });
  await anonymise(city, accountId);
  await city.knex.transaction(async (trx) => {
    const subject = { subjectKind: 'account', subjectId: accountId };
    await writeAudit(trx, { actorKind: 'system', actorId: null, act: 'account.erase-again', ...subject });
  });
  return true;
}
