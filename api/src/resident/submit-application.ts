import { Id, SubmittedApplication } from '@karta/contracts';
import type { Application } from '@karta/db';
import { CardError } from '@karta/domain';
import { submitApplication } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { ResidentActor } from '../http/actor.ts';
import { residentRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';
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
    if (application.filingId !== null && application.state === 'draft') throw new CardError('FILED_TOGETHER');
    await nameSubject(trx, actor, application);
    await submitApplication(trx, city, application, asDoer(actor, city));
    return { id: application.id, number: application.number, state: 'submitted' as const };
  },
});

/** Who acts for a member of the family files for that member, where the draft names nobody. */
async function nameSubject(trx: Knex, { actsFor }: ResidentActor, application: Application): Promise<void> {
  const { firstName, lastName, residentId, state } = application;
  if (!actsFor || state !== 'draft' || firstName || lastName || residentId) return;
  const names = { firstName: actsFor.firstName, lastName: actsFor.lastName };
  await application.$query(trx).patch(names);
}
