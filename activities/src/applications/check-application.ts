import { applicationFacts, checkApplication } from '@karta/services';
import type { ActivityFactory } from '../deps.ts';
import { getApplication } from './get-application.ts';

/** Machine checks before a clerk looks, and the small facts that decision tables ask about. */
export const checkApplicationOfCase: ActivityFactory<'check-application'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    const application = await getApplication(city.knex, caseId);
    const checks = await city.knex.transaction((trx) => checkApplication(trx, city, application));
    const problems = checks.filter((check) => !check.passed).map((check) => check.code);
    return { problems, facts: await applicationFacts(city.knex, city, application) };
  };
