import { Account, Application, Erasure, writeAudit, type City } from '@karta/db';
import { isOpenApplication } from '@karta/domain';
import { actorOf, type Doer } from '../doer.ts';
import { anonymise } from './anonymise.ts';

/** Messages that have to be out before the address is gone; one whose answer was lost may have arrived. */
const UNSETTLED = ['waiting', 'sending'];

/**
 * Destroys the keys and empties what is readable of everybody who was released; the last one ends the erasure. Not on a
 * given transaction: a key is destroyed after the commit of what it sealed. Returns what has to end first, or null.
 */
export async function eraseAccounts(
  city: City,
  erasureId: string,
  by: Doer,
): Promise<'APPLICATIONS_UNDER_WAY' | 'MESSAGES_UNDER_WAY' | null> {
  const { knex } = city;
  const erasure = await Erasure.query(knex).findById(erasureId).throwIfNotFound();
  const released = await Account.query(knex)
    .findByIds(erasure.accountIds)
    .whereNotNull('erasingSince')
    .whereNull('erasedAt');
  const accountIds = released.map(({ id }) => id);
  const open = await Application.query(knex).whereIn('accountId', accountIds).select('state');
  if (open.some(({ state }) => isOpenApplication(state))) return 'APPLICATIONS_UNDER_WAY';
  const under = knex('notifications').whereIn('accountId', accountIds).whereIn('state', UNSETTLED);
  if (await under.first('id')) return 'MESSAGES_UNDER_WAY';
  // who cannot be noted is not erased: a backup would bring them back, and nobody would know
  city.erasures.add(accountIds.map((accountId) => ({ cityId: city.id, accountId, at: by.now.toISOString() })));
  for (const accountId of accountIds) await anonymise(city, accountId);
  await settle(city, erasure, by);
  return null;
}

async function settle({ knex }: City, { id, accountId, accountIds }: Erasure, by: Doer): Promise<void> {
  await knex.transaction(async (trx) => {
    const left = await Account.query(trx).findByIds(accountIds).whereNull('erasedAt').resultSize();
    if (left > 0) return;
    const settled = await Erasure.query(trx)
      .findById(id)
      .whereNull('outcome')
      .patch({ outcome: 'erased', settledAt: by.now });
    if (settled === 0) return;
    const subject = { subjectKind: 'account', subjectId: accountId };
    await writeAudit(trx, { ...actorOf(by), act: 'account.erase', ...subject, facts: { accountIds } });
  });
}
