import { IncidentGroups, ProcessOverview, ProcessPicture, ProcessPictureQuery } from '@karta/contracts';
import { atOneMoment } from '@karta/db';
import { incidentGroups, processOverview, processPicture } from '@karta/services';
import * as z from 'zod';
import { adminRoute, type Route } from '../http/definition.ts';

/** Every process with its load, pace and longest wait. */
const overview = adminRoute('process.read', {
  method: 'get',
  path: '/admin/processes',
  answer: ProcessOverview,
  handle: (_input, { city }) => atOneMoment(city, processOverview),
});

/** A version of a process on its diagram, with counts and times upon the steps. */
const picture = adminRoute('process.read', {
  method: 'get',
  path: '/admin/processes/:processKey',
  params: z.object({ processKey: z.string().min(1).max(200) }),
  query: ProcessPictureQuery,
  answer: ProcessPicture,
  handle: ({ params, query }, { city }) =>
    atOneMoment(city, (then) => processPicture(then, params.processKey, query.version)),
});

/** Open incidents by their cause and step. */
const groups = adminRoute('process.read', {
  method: 'get',
  path: '/admin/incident-groups',
  answer: IncidentGroups,
  handle: async (_input, { city }) => ({ groups: await incidentGroups(city) }),
});

export const processOverviewRoutes: readonly Route[] = [overview, picture, groups];
