import { Account, AccountHold, Erasure } from '@karta/db';
import type { Knex } from 'knex';

/** Who goes for good, who is held, and of whom the office is told so now. */
export interface Release {
  readonly freeIds: string[];
  readonly heldIds: string[];
  readonly toTellIds: string[];
}

/**
 * The grace period is over. Accounts that nobody holds are released: from here on they go for good. Returns undefined where
 * the erasure was taken back in the last moment; the same `key` tells the same holds.
 */
export async function releaseAccounts(
  trx: Knex,
  erasureId: string,
  now: Date,
  key: string,
): Promise<Release | undefined> {
  const erasure = await Erasure.query(trx).findById(erasureId).forUpdate().throwIfNotFound();
  const { accountIds, cancelAskedAt, graceEndedAt } = erasure;
  if (cancelAskedAt !== null && graceEndedAt === null) return undefined;
  await Erasure.query(trx).findById(erasureId).whereNull('graceEndedAt').patch({ graceEndedAt: now });
  // In a fixed order, so that two erasures of one family do not wait for each other.
  const accounts = await Account.query(trx).findByIds(accountIds).orderBy('id').forUpdate();
  const holds = await AccountHold.query(trx).whereIn('accountId', accountIds).whereNull('liftedAt');
  const heldIds = accountIds.filter((id) => holds.some(({ accountId }) => accountId === id));
  const freeIds = accountIds.filter(
    (id) => !heldIds.includes(id) && accounts.some((one) => one.id === id && one.erasedAt === null),
  );
  await Account.query(trx).findByIds(freeIds).whereNull('erasingSince').patch({ erasingSince: now });
  const toTell = holds.filter(({ toldKey }) => toldKey === null || toldKey === key);
  await AccountHold.query(trx)
    .findByIds(toTell.map(({ id }) => id))
    .patch({ toldKey: key });
  return { freeIds, heldIds, toTellIds: toTell.map(({ accountId }) => accountId) };
}
