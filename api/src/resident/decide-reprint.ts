import { Done, Id, ReprintDecision } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { choosePickupPoint } from '@karta/services';
import * as z from 'zod';
import type { ResidentActor } from '../http/actor.ts';
import { residentRoute, type Context } from '../http/definition.ts';
import { answerOwnTask } from './answer-own-task.ts';
import { findApplicantTask, getOwnApplication } from './application-view.ts';
import { asDoer } from './as-doer.ts';

/** After a change of name or photo the holder says whether to have a card with the new data (000-30). */
export const decideReprint = residentRoute({
  method: 'post',
  path: '/resident/applications/:id/reprint',
  params: z.object({ id: Id }),
  body: ReprintDecision,
  needsIdempotencyKey: true,
  answer: Done,
  async handle({ params, body, idempotencyKey }, context) {
    if (body.accept) await placePickup(context, params.id, body.pickupPointId);
    const answer = { form: 'decide-about-reprint', outcome: body.accept ? 'accept' : 'decline', note: '' };
    const isAnswered = await answerOwnTask(context, params.id, idempotencyKey, answer);
    if (!isAnswered) throw new CardError('COMPLETION_NOT_REQUESTED');
    return { done: true as const };
  },
});

/** Where the new card is collected is asked now: the application asked for no card. */
async function placePickup(
  { city, actor }: Pick<Context<ResidentActor>, 'city' | 'actor'>,
  id: string,
  pickupPointId: string | undefined,
): Promise<void> {
  const application = await getOwnApplication(city.knex, actor.accountId, id);
  const isOffered = (await findApplicantTask(city.knex, id, 'decide-about-reprint')) !== undefined;
  if (!isOffered) return;
  if (pickupPointId === undefined && application.pickupPointId === null)
    throw new CardError('VALIDATION', {}, [{ path: 'pickupPointId', code: 'REQUIRED' }]);
  if (pickupPointId === undefined || pickupPointId === application.pickupPointId) return;
  await city.knex.transaction((trx) => choosePickupPoint(trx, city, id, pickupPointId, asDoer(actor, city)));
}
