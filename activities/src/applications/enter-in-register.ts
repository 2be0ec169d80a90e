import { enterInRegister } from '@karta/services';
import type { ActivityFactory } from '../deps.ts';
import { getApplication } from './get-application.ts';

/** The approved applicant is in the register of residents afterwards. */
export const enterApplicantInRegister: ActivityFactory<'enter-in-register'> =
  (deps) =>
  async ({ cityId, caseId, workflowId }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    return city.knex.transaction(async (trx) => ({
      residentId: await enterInRegister(trx, city, await getApplication(trx, caseId), by),
    }));
  };
