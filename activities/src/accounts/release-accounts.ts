import { Account, AccountHold, Erasure } from '@karta/db';
import { ApplicationFailure } from '@temporalio/activity';
import type { ActivityFactory } from '../deps.ts';

/**
 * The grace period is over. Accounts that nobody holds are released: from here on they go for good. An erasure that was
 * taken back in the last moment is not begun.
 */
export const releaseAccounts: ActivityFactory<'release-accounts'> =
  (deps) =>
  async ({ cityId, caseId, key }) => {
    const city = deps.cityOf(cityId);
    return city.knex.transaction(async (trx) => {
      const now = city.clock.now();
      const erasure = await Erasure.query(trx).findById(caseId).forUpdate().throwIfNotFound();
      const { accountIds, cancelAskedAt, graceEndedAt } = erasure;
      if (cancelAskedAt !== null && graceEndedAt === null)
        throw ApplicationFailure.nonRetryable('the erasure was taken back', 'BPMN:ERASURE_TAKEN_BACK');
      await Erasure.query(trx).findById(caseId).whereNull('graceEndedAt').patch({ graceEndedAt: now });
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
    });
  };
