import { endOfDay } from '@karta/domain';
import { moveApplication } from '@karta/services';
import type { ActivityFactory } from '../deps.ts';
import { getApplication } from './get-application.ts';

/** Moves the application to the state that the diagram names; says until when an answer is awaited. */
export const setApplicationState: ActivityFactory<'set-application-state'> =
  (deps) =>
  async ({ cityId, caseId, key, input, workflowId }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    return city.knex.transaction(async (trx) => {
      const application = await getApplication(trx, caseId);
      const { due, terms } = await moveApplication(trx, city, application, input, by, key);
      return {
        completionDeadline: due && endOfDay(due, city.zone),
        lateAnswerCounts: terms.lateAnswerCounts,
        byPost: application.details.byPost === true,
      };
    });
  };
