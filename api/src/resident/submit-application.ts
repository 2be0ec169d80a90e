import { Id, SubmittedApplication } from '@karta/contracts';
import { submitApplication } from '@karta/services';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { getOwnApplication } from './application-view.ts';

/** Sends a draft of one's own. */
export const submitOwnApplication = residentRoute({
  method: 'post',
  path: '/resident/applications/:id/submit',
  params: z.object({ id: Id }),
  once: true,
  answer: SubmittedApplication,
  async handle({ params }, { city, actor, trx }) {
    // A twin under another key waits here and then finds the application sent.
    await trx('applications').where('id', params.id).forUpdate().select('id');
    const application = await getOwnApplication(trx, actor.accountId, params.id);
    const by = { kind: 'resident', id: actor.accountId, now: city.clock.now() } as const;
    await submitApplication(trx, city, application, by);
    return { id: application.id, number: application.number, state: 'submitted' as const };
  },
});
