import { ApplicationWay, Id } from '@karta/contracts';
import { applicationWay } from '@karta/services';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { getOwnApplication } from './application-view.ts';

/** Where one's own application is on its way. */
export const wayOfApplication = residentRoute({
  method: 'get',
  path: '/resident/applications/:id/way',
  params: z.object({ id: Id }),
  answer: ApplicationWay,
  async handle({ params }, { city, actor }) {
    return applicationWay(city, await getOwnApplication(city.knex, actor.accountId, params.id));
  },
});
