import { randomUUID } from 'node:crypto';
import { CompletionAnswer, Done, Id } from '@karta/contracts';
import { Application, Decision } from '@karta/db';
import { CardError } from '@karta/domain';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { findApplicantTask, getOwnApplication } from './application-view.ts';

/** The applicant answers a call for completion; new photo and documents were uploaded before (B-4). */
export const completeApplication = residentRoute({
  method: 'post',
  path: '/resident/applications/:id/complete',
  params: z.object({ id: Id }),
  body: CompletionAnswer,
  needsIdempotencyKey: true,
  answer: Done,
  async handle({ params, body, idempotencyKey }, { city, actor, cases }) {
    const application = await getOwnApplication(city.knex, actor.accountId, params.id);
    const updateId = `resident-${actor.accountId}-${idempotencyKey}`;
    const earlier = await Decision.query(city.knex).findOne({ updateId });
    if (earlier?.recordedAt) return { done: true as const };
    const task = await findApplicantTask(city.knex, application.id);
    if (!task || !application.workflowId) throw new CardError('COMPLETION_NOT_REQUESTED');
    const decisionId = earlier?.id ?? randomUUID();
    if (!earlier) {
      const row = {
        id: decisionId,
        taskId: task.id,
        actorId: actor.accountId,
        outcome: 'completed',
        note: body.message,
        updateId,
      };
      await city.knex.transaction(async (trx) => {
        await Decision.query(trx).insert(row);
        await Application.query(trx).findById(application.id).patch({ completionAnswer: body.message });
      });
    }
    const decision = { taskId: task.id, userId: actor.accountId, outcome: 'completed', decisionId };
    await cases.complete(application.workflowId, decision, updateId);
    return { done: true as const };
  },
});
