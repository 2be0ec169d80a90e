import { grantPackage, transferPackage, type GrantOrder } from '@karta/services';
import { ApplicationFailure } from '@temporalio/activity';
import type { Knex } from 'knex';
import { getApplication } from '../applications/get-application.ts';
import type { ActivityFactory } from '../deps.ts';

/** The package of the application, for the applicant (004-61, 004-63). */
export const grantPackageOfCase: ActivityFactory<'grant-package'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, input }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    await city.knex.transaction(async (trx) => grantPackage(trx, await orderOf(trx, caseId), input.validUntil, by));
    return {};
  };

/** The applicant's package goes to somebody of the family (004-29). */
export const transferPackageOfCase: ActivityFactory<'transfer-package'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, input }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    await city.knex.transaction(async (trx) => transferPackage(trx, await orderOf(trx, caseId), input.toCardId, by));
    return {};
  };

async function orderOf(trx: Knex, caseId: string): Promise<GrantOrder> {
  const { residentId, packageCode } = await getApplication(trx, caseId);
  if (residentId === null) throw ApplicationFailure.nonRetryable('not in the register', 'NOT_IN_REGISTER');
  return { applicationId: caseId, residentId, packageCode };
}
