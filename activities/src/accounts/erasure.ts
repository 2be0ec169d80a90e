import { Account, Application, Erasure, FamilyMember, writeAudit } from '@karta/db';
import { closeAccounts, reopenAccounts } from '@karta/services';
import { isOpenApplication } from '@karta/domain';
import { ApplicationFailure } from '@temporalio/activity';
import { endOfDay } from '../applications/end-of-day.ts';
import type { ActivityFactory } from '../deps.ts';
import { anonymise } from './anonymise.ts';

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

/** Messages that have to be out before the address is gone; one whose answer was lost may have arrived. */
const UNSETTLED = ['waiting', 'sending'];

/** Destroys the keys and empties what is readable of everybody who was released; the last one ends the erasure. */
export const eraseAccounts: ActivityFactory<'erase-accounts'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    const erasure = await Erasure.query(city.knex).findById(caseId).throwIfNotFound();
    const released = await Account.query(city.knex)
      .findByIds(erasure.accountIds)
      .whereNotNull('erasingSince')
      .whereNull('erasedAt');
    const accountIds = released.map(({ id }) => id);
    const open = await Application.query(city.knex).whereIn('accountId', accountIds).select('state');
    if (open.some(({ state }) => isOpenApplication(state)))
      throw ApplicationFailure.retryable('an application has not ended', 'APPLICATIONS_UNDER_WAY');
    const under = await city
      .knex('notifications')
      .whereIn('accountId', accountIds)
      .whereIn('state', UNSETTLED)
      .first('id');
    if (under) throw ApplicationFailure.retryable('messages are still under way', 'MESSAGES_UNDER_WAY');
    for (const accountId of accountIds) await anonymise(city, accountId);
    await city.knex.transaction(async (trx) => {
      const left = await Account.query(trx).findByIds(erasure.accountIds).whereNull('erasedAt').resultSize();
      if (left > 0) return;
      const settled = await Erasure.query(trx)
        .findById(caseId)
        .whereNull('outcome')
        .patch({ outcome: 'erased', settledAt: city.clock.now() });
      if (settled === 0) return;
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: caseId, act: 'account.erase' },
        ...{ subjectKind: 'account', subjectId: erasure.accountId },
        facts: { accountIds: erasure.accountIds },
      });
    });
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
