import { releaseAccounts } from '@karta/services';
import { bpmnError } from '../bpmn-error.ts';
import type { ActivityFactory } from '../deps.ts';

/** Accounts that nobody holds go for good; an erasure that was taken back in the last moment is not begun. */
export const releaseAccountsOfCase: ActivityFactory<'release-accounts'> =
  (deps) =>
  async ({ cityId, caseId, key }) => {
    const city = deps.cityOf(cityId);
    const released = await city.knex.transaction((trx) => releaseAccounts(trx, caseId, city.clock.now(), key));
    if (!released) throw bpmnError('ERASURE_TAKEN_BACK');
    return released;
  };
