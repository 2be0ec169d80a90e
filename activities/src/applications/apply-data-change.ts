import { readSettings } from '@karta/db';
import { endOfDay, termEnd } from '@karta/domain';
import { changeInRegister } from '@karta/services';
import type { ActivityFactory } from '../deps.ts';
import { getApplication } from './get-application.ts';

/** Takes the approved values over into the register; says whether the card still shows the old ones, and how long a new one is offered. */
export const applyDataChange: ActivityFactory<'apply-data-change'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, key }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    return city.knex.transaction(async (trx) => {
      const { cardOutdated } = await changeInRegister(trx, city, await getApplication(trx, caseId), by, key);
      const { reprintOfferDays } = await readSettings(trx);
      return { cardOutdated, offerUntil: endOfDay(termEnd(city.clock.today(), reprintOfferDays), city.zone) };
    });
  };
