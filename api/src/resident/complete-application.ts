import { CompletionAnswer, Done, Id } from '@karta/contracts';
import { CardError } from '@karta/domain';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { answerOwnTask } from './answer-own-task.ts';

/** The applicant answers a call for completion; new photo and documents were uploaded before (B-4). */
export const completeApplication = residentRoute({
  method: 'post',
  path: '/resident/applications/:id/complete',
  params: z.object({ id: Id }),
  body: CompletionAnswer,
  needsIdempotencyKey: true,
  answer: Done,
  async handle({ params, body, idempotencyKey }, context) {
    const answer = { form: 'complete-application', outcome: 'completed', note: body.message };
    const isAnswered = await answerOwnTask(context, params.id, idempotencyKey, answer);
    if (!isAnswered) throw new CardError('COMPLETION_NOT_REQUESTED');
    return { done: true as const };
  },
});
