import { Application } from '@karta/db';
import type { ActivityFactory } from '../deps.ts';

/** What the card costs, in grosze; told with the message that it is ready. */
export const recordFee: ActivityFactory<'record-fee'> =
  (deps) =>
  async ({ cityId, caseId, input }) => {
    await Application.query(deps.cityOf(cityId).knex).findById(caseId).patch({ fee: input.fee });
    return {};
  };
