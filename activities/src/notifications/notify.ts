import { writeLetters } from '@karta/services';
import type { ActivityFactory } from '../deps.ts';

/** The diagram tells whom its case concerns; once per step. */
export const notify: ActivityFactory<'notify'> =
  (deps) =>
  async ({ cityId, caseId, key, input }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction((trx) => writeLetters(trx, city, { ...input, caseId, key }));
    return {};
  };
