import { Erasure, FamilyMember } from '@karta/db';
import { endOfDay } from '@karta/domain';
import { closeAccounts, eraseAccounts, reopenAccounts } from '@karta/services';
import { ApplicationFailure } from '@temporalio/activity';
import type { ActivityFactory } from '../deps.ts';

/** Closes what the route has closed already, and says who goes, who stays behind, and when the data end. */
export const closeAccountsOfCase: ActivityFactory<'close-accounts'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    return city.knex.transaction(async (trx) => {
      const erasure = await Erasure.query(trx).findById(caseId).throwIfNotFound();
      await closeAccounts(trx, city, erasure);
      const { accountId, accountIds, dueOn, requestedAt } = erasure;
      const family = await FamilyMember.query(trx).where({ guardianAccountId: accountId }).whereNotNull('accountId');
      const detachedIds = family.flatMap((member) =>
        member.accountId && !accountIds.includes(member.accountId) ? [member.accountId] : [],
      );
      const isAtOnce = dueOn <= city.clock.today();
      return { accountIds, detachedIds, graceEnd: isAtOnce ? requestedAt.toISOString() : endOfDay(dueOn, city.zone) };
    });
  };

/** Erases everybody who was released, once what they are told is out and what they asked for has ended. */
export const eraseAccountsOfCase: ActivityFactory<'erase-accounts'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    const waitsFor = await eraseAccounts(city, caseId, { kind: 'process', id: caseId, now: city.clock.now() });
    if (waitsFor !== null) throw ApplicationFailure.retryable('not yet', waitsFor);
    return {};
  };

/** The grace period was used: the accounts open again; cards stay blocked until somebody asks. */
export const reopenAccountsOfCase: ActivityFactory<'reopen-accounts'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const erasure = await Erasure.query(trx).findById(caseId).throwIfNotFound();
      await reopenAccounts(trx, erasure, city.clock.now());
    });
    return {};
  };
