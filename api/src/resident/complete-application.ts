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
    if (!task) throw new CardError('COMPLETION_NOT_REQUESTED');
    const { id: taskId } = task;
    const told = { taskId, actorId: actor.accountId, outcome: 'completed', note: body.message, updateId };
    const stored = await city.knex.transaction(async (trx) => {
      // A twin that came first has stored the answer already.
      await Decision.query(trx)
        .insert({ id: randomUUID(), ...told })
        .onConflict('update_id')
        .ignore();
      await Application.query(trx).findById(application.id).patch({ completionAnswer: body.message });
      return Decision.query(trx).findOne({ updateId }).throwIfNotFound();
    });
    const decision = { taskId, userId: actor.accountId, outcome: 'completed', decisionId: stored.id };
    await cases.complete(task.workflowId, decision, updateId);
    return { done: true as const };
  },
});
