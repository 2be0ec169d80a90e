import { Done, Id, ReprintDecision } from '@karta/contracts';
import { CardError } from '@karta/domain';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { answerOwnTask } from './answer-own-task.ts';

/** After a change of name or photo the holder says whether to have a card with the new data (000-30). */
export const decideReprint = residentRoute({
  method: 'post',
  path: '/resident/applications/:id/reprint',
  params: z.object({ id: Id }),
  body: ReprintDecision,
  needsIdempotencyKey: true,
  answer: Done,
  async handle({ params, body, idempotencyKey }, context) {
    const answer = { form: 'decide-about-reprint', outcome: body.accept ? 'accept' : 'decline', note: '' };
    const isAnswered = await answerOwnTask(context, params.id, idempotencyKey, answer);
    if (!isAnswered) throw new CardError('COMPLETION_NOT_REQUESTED');
    return { done: true as const };
  },
});
